"""The published frameworks, at the addresses and in the words of the CASE 1.1 service. Read only."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import open_to_everyone
from stillroom.apps.framework.presenters.case_answer import json_answer, paging, preflight, refused
from stillroom.apps.framework.selectors import case_served
from stillroom.standards.case.package import Document
from stillroom.standards.case.query import QueryRefused, answer

_ASKED = ("limit", "offset", "sort", "orderBy", "filter", "fields")
_MEMBERS = frozenset(
    (*(one.metadata["member"].name for one in fields(Document) if "member" in one.metadata), "caseVersion")
)
_REASON = "published frameworks are public reference: credentials name them, and whoever reads one must find them"
_open = open_to_everyone(_REASON)
_reading = require_http_methods(["GET", "HEAD", "OPTIONS"])


@_open
@_reading
def case_documents(request: HttpRequest) -> HttpResponseBase:
    """Every published version of every framework, a part at a time."""
    if request.method == "OPTIONS":
        return preflight()
    asked = {name: request.GET[name] for name in _ASKED if name in request.GET}
    try:
        found = answer(case_served.documents(), asked, _MEMBERS)
    except QueryRefused as error:
        return refused(400, error.code, error.words)
    headers = paging(f"{settings.STILLROOM_URL}{request.path}", asked, found)
    return json_answer(request, {"CFDocuments": list(found.rows)}, headers)


@_open
@_reading
def case_document(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    return _one(request, identifier, case_served.document)


@_open
@_reading
def case_package(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    return _one(request, identifier, case_served.package)


@_open
@_reading
def case_package_1_0(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    """For readers that know only the older version."""
    return _one(request, identifier, case_served.package_1_0)


@_open
@_reading
def case_item(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    return _one(request, identifier, case_served.item)


@_open
@_reading
def case_item_associations(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    return _one(request, identifier, case_served.item_associations)


@_open
@_reading
def case_association(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    return _one(request, identifier, case_served.association)


@_open
@_reading
def case_rubric(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    return _one(request, identifier, case_served.rubric)


@_open
@_reading
def case_item_type(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    return _one(request, identifier, case_served.item_types)


def _one(request: HttpRequest, identifier: UUID, find: Callable[[UUID], dict[str, Any]]) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return preflight()
    try:
        found = find(identifier)
    except case_served.NotServed:
        return refused(404, "unknownobject", "No published framework here has an object with this identifier.")
    return json_answer(request, found)
