"""While a signing session is open on a tablet, it opens the pages for assessing and signing, and no other."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from stillroom.apps.accounts.session_start import ENDED_BECAUSE, SHARED
from stillroom.apps.readiness.presenters.signing_session import account_shown
from stillroom.apps.readiness.selectors.signing_session import open_session, signer
from stillroom.apps.readiness.shared_tablet import SPEAKING, shared_session

SPEAKING_PAGES = {"assess", "assess_person", "observe", "results", "result", "to_sign", "sign_off"}
OWN_PAGES = {"signing_session", "speak", "extend_signing_session", "account_logout", "health", "health_of_worker"}
OVER = "The signing session is over. Sign in to open another."


class SharedTablet:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and SHARED in request.session:
            found = open_session(request.session[SHARED])
            if found is None:
                logout(request)
                request.session[ENDED_BECAUSE] = OVER
            else:
                request.shared_session = found  # type: ignore[attr-defined]
                named = signer(found, request.session.get(SPEAKING, ""))
                request.speaker = named.user if named else None  # type: ignore[attr-defined]
                request.account_shown = account_shown(found, named)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if shared_session(request) is None:
            return None
        name = request.resolver_match.url_name if request.resolver_match else ""
        if name in OWN_PAGES or (name in SPEAKING_PAGES and getattr(request, "speaker", None)):
            return None
        return redirect("signing_session")
