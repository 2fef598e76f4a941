"""A password tried too often is answered with a page that says how long to wait, wherever it was asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts.services.reauthenticate import TooManyAttempts
from stillroom.apps.accounts.views.errors import too_many_requests


class TooManyAttemptsPage:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return too_many_requests(request) if isinstance(exception, TooManyAttempts) else None
