"""A sign-in ends after so many hours however busy the session is."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.session_start import SIGNED_IN_AT


class SessionLimit:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _is_over(request):
            logout(request)
        return self.get_response(request)


def _is_over(request: HttpRequest) -> bool:
    signed_in_at = request.session.get(SIGNED_IN_AT)
    if signed_in_at is None:
        return True
    return (now() - datetime.fromisoformat(signed_in_at)).total_seconds() > settings.SESSION_COOKIE_AGE
