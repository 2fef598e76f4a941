"""One's own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stillroom.apps.accounts.access import open_to_signed_in


@open_to_signed_in("one's own account")
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/account.jinja", {"page_title": "Your account"})
