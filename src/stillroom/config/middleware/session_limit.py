"""A sign-in ends after so many hours however busy the session is."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts.clock import now

SIGNED_IN_AT = "signed_in_at"


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


def _note_the_time(request: HttpRequest | None, **_: Any) -> None:
    if request is not None:
        request.session[SIGNED_IN_AT] = now().isoformat()


user_logged_in.connect(_note_the_time, dispatch_uid="stillroom.session_limit")
