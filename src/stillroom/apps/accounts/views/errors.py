"""What a person reads when a page cannot be shown. Each says what to do next, and gives the request's id to quote."""

import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

logger = logging.getLogger("stillroom.errors")

PLAIN_WORDS = """Sorry, there is a problem.

The page failed. What you had already saved is safe; what you were saving just now was not saved.
Try again in a few minutes.
"""


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "accounts/errors/400.jinja", status=HTTPStatus.BAD_REQUEST)


@requires_csrf_token
def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "accounts/errors/403.jinja", status=HTTPStatus.FORBIDDEN)


@requires_csrf_token
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "accounts/errors/404.jinja", status=HTTPStatus.NOT_FOUND)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    try:
        return render(request, "accounts/errors/500.jinja", status=HTTPStatus.INTERNAL_SERVER_ERROR)
    except Exception:
        # What broke the page may break this one too, and a person still has to read something.
        logger.exception("the error page failed")
        return HttpResponse(PLAIN_WORDS, content_type="text/plain", status=HTTPStatus.INTERNAL_SERVER_ERROR)


@requires_csrf_token
def too_many_requests(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/errors/429.jinja", status=HTTPStatus.TOO_MANY_REQUESTS)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "accounts/errors/csrf.jinja", status=HTTPStatus.FORBIDDEN)
