"""A sign-in ends after so many hours however busy it is, when nothing has happened for long, or when it is ended."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.services.note_sign_in import note_still_here
from stillroom.apps.accounts.session_start import ENDED_BECAUSE, LAST_SEEN_AT, SHARED, SIGN_IN, SIGNED_IN_AT

NOTED_EVERY = timedelta(minutes=1)  # so that not every request writes
TOO_LONG = "Your sign-in has lasted as long as one may. Sign in again to go on."
IDLE = "You were signed out because nothing happened for a while. Sign in again to go on."
SHARED_IDLE = "The signing session ended because nothing happened for a while."


class SessionLimit:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            over = _over(request)
            if over is not None:
                logout(request)
                if over:
                    request.session[ENDED_BECAUSE] = over
        return self.get_response(request)


def _over(request: HttpRequest) -> str | None:
    """Why it is over: in words, or without a word when she knows. None while it holds."""
    session, moment, user = request.session, now(), request.user
    if SIGNED_IN_AT not in session:
        return ""
    began = datetime.fromisoformat(session[SIGNED_IN_AT])
    seen = datetime.fromisoformat(session.get(LAST_SEEN_AT, session[SIGNED_IN_AT]))
    ended = getattr(user, "signed_out_at", None)
    if ended is not None and began <= ended:
        return ""
    if moment - began > timedelta(seconds=settings.SESSION_COOKIE_AGE):
        return TOO_LONG
    policy, shared = settings.STILLROOM_SIGN_IN.policy, SHARED in session
    if moment - seen > timedelta(minutes=policy.shared_idle_minutes if shared else policy.idle_minutes):
        return SHARED_IDLE if shared else IDLE
    if moment - seen >= NOTED_EVERY:
        session[LAST_SEEN_AT] = moment.isoformat()
        if SIGN_IN in session:
            note_still_here(session[SIGN_IN])
    return None
