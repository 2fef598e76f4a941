"""Whether this server can serve: its database answers and has every migration. It tells a stranger nothing else.

A dead worker does not keep the pages from being served, so it has an address of its own, for whoever watches.
"""

from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts.access import open_to_everyone
from stillroom.apps.accounts.selectors.health import is_ready
from stillroom.apps.accounts.selectors.jobs import is_worker_alive


@open_to_everyone("a load balancer asks, and reads one word")
def health(request: HttpRequest) -> HttpResponse:
    return _word("ok") if is_ready() else _word("not ready")


@open_to_everyone("a monitor asks, and reads one word")
def health_of_worker(request: HttpRequest) -> HttpResponse:
    try:
        return _word("ok") if is_worker_alive() else _word("no worker")
    except DatabaseError:
        return _word("not ready")


def _word(word: str) -> HttpResponse:
    status = HTTPStatus.OK if word == "ok" else HTTPStatus.SERVICE_UNAVAILABLE
    return HttpResponse(f"{word}\n", content_type="text/plain", status=status)
