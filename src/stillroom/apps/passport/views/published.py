"""What verifiers fetch, without signing in: nothing here tells of any person."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import open_to_everyone
from stillroom.apps.passport.selectors import published


@open_to_everyone("public keys, so that anyone can check a signature")
@require_safe
def keys_document(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    return _answer(lambda: published.keys_document(organisation_id), "application/did+json")


@open_to_everyone("bits that say which credentials were withdrawn, and nothing of whose they are")
@require_safe
def status_list(request: HttpRequest, status_list_id: UUID, purpose: str) -> HttpResponse:
    return _answer(lambda: published.status_list(status_list_id, purpose), "application/vc+ld+json")


def _answer(find: Callable[[], dict[str, Any]], content_type: str) -> HttpResponse:
    try:
        answer = JsonResponse(find(), content_type=content_type)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
