"""Tells every page who is signed in."""

from django.http import HttpRequest
from django.urls import reverse


def account(request: HttpRequest) -> dict[str, dict[str, str]]:
    """A context processor: `account` is `{name, href, sign_out_href}`, or empty when nobody is signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"account": {}}
    return {
        "account": {"name": str(user), "href": reverse("account"), "sign_out_href": reverse("account_logout")},
    }
