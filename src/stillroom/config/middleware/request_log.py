"""One line in the log for each request, and an id by which a person can report it."""

import logging
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts.ids import new_id

logger = logging.getLogger("stillroom.requests")


class RequestLog:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = str(new_id())
        request.request_id = request_id  # type: ignore[attr-defined]
        started = time.perf_counter()
        response = self.get_response(request)
        milliseconds = round((time.perf_counter() - started) * 1000, 1)
        response["X-Request-ID"] = request_id
        if request.resolver_match or response.status_code >= 400:
            fields = {
                "request": request_id,
                "method": request.method,
                "status": response.status_code,
                "ms": milliseconds,
            }
            logger.info("request", extra={"fields": {**fields, **_place(request), **_user(request)}})
        return response


def _place(request: HttpRequest) -> dict[str, Any]:
    # The route and its ids, not the address as typed: that may carry a name searched for, or the token of a link.
    match = request.resolver_match
    if match is None:
        return {}
    ids = {name: str(value) for name, value in match.kwargs.items() if isinstance(value, UUID)}
    return {"route": match.route, "ids": ids}


def _user(request: HttpRequest) -> dict[str, str]:
    user = getattr(request, "user", None)
    return {"user": str(user.pk)} if user is not None and user.is_authenticated else {}
