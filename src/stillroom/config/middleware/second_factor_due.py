"""Someone whose role asks for a second step, and whose grace is over, is led to set it up before anything else."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.selectors.second_factors import has_second_factor
from stillroom.apps.accounts.session_start import SECOND_FACTOR_DUE


class SecondFactorDue:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _is_due(request) and not request.path.startswith(reverse("account")):
            return redirect("security")
        return self.get_response(request)


def _is_due(request: HttpRequest) -> bool:
    due = request.session.get(SECOND_FACTOR_DUE)
    if due is None or datetime.fromisoformat(due) > now():
        return False
    if isinstance(request.user, User) and has_second_factor(request.user):
        del request.session[SECOND_FACTOR_DUE]
        return False
    return True
