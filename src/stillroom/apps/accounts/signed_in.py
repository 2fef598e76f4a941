"""Tells every page who is signed in."""

from django.http import HttpRequest
from django.urls import reverse


def account(request: HttpRequest) -> dict[str, dict[str, str]]:
    """A context processor: `account` is `{name, href, sign_out_href}`, or empty when nobody is signed in.

    A tablet that several people sign on has a name of its own, and leads to the page on which they say who they are.
    """
    shown: dict[str, str] | None = getattr(request, "account_shown", None)
    if shown is not None:
        return {"account": shown | {"sign_out_href": reverse("account_logout")}}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"account": {}}
    return {
        "account": {"name": str(user), "href": reverse("account"), "sign_out_href": reverse("account_logout")},
    }
