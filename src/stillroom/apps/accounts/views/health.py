"""Whether this server can serve: its database answers and has every migration. It tells a stranger nothing else."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from stillroom.apps.accounts.access import open_to_everyone
from stillroom.apps.accounts.selectors.health import is_ready


@open_to_everyone("a load balancer asks, and reads one word")
def health(request: HttpRequest) -> HttpResponse:
    if is_ready():
        return HttpResponse("ok\n", content_type="text/plain")
    return HttpResponse("not ready\n", content_type="text/plain", status=HTTPStatus.SERVICE_UNAVAILABLE)
