"""Answers of the CASE service: JSON with what clients and other sites' scripts need, and errors in its own words."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from stillroom.standards.case.query import Answer


def json_answer(
    request: HttpRequest, body: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> HttpResponseBase:
    """Not modified, when the client has it already."""
    content = json.dumps(body, ensure_ascii=False).encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    changed = _last_change(body)
    response = HttpResponse(content, content_type="application/json", headers=dict(headers or {}))
    response["ETag"] = etag
    if changed is not None:
        response["Last-Modified"] = changed.strftime("%a, %d %b %Y %H:%M:%S GMT")
    # The tag alone decides: an answer may change within the second that a date can tell.
    answer = get_conditional_response(request, etag=etag, response=response)
    return _for_others(answer or response)


def refused(status: int, code: str, words: str) -> HttpResponseBase:
    body = {
        "imsx_codeMajor": "failure",
        "imsx_severity": "error",
        "imsx_description": words,
        "imsx_codeMinor": {
            "imsx_codeMinorField": [
                {"imsx_codeMinorFieldName": "TargetEndSystem", "imsx_codeMinorFieldValue": code},
            ]
        },
    }
    content = json.dumps(body, ensure_ascii=False).encode()
    return _for_others(HttpResponse(content, status=status, content_type="application/json"))


def preflight() -> HttpResponseBase:
    """What a browser asks before another site's script may."""
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "Accept, Authorization, If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return _for_others(response)


def paging(address: str, asked: Mapping[str, str], found: Answer) -> dict[str, str]:
    """How many there are, and where the other pages of the list stand."""
    last = max(found.total - 1, 0) // found.limit * found.limit
    starts = {"first": 0, "last": last}
    if found.offset + found.limit < found.total:
        starts["next"] = found.offset + found.limit
    if found.offset > 0:
        starts["prev"] = max(found.offset - found.limit, 0)
    links = [
        f'<{address}?{urlencode({**asked, "limit": found.limit, "offset": start})}>; rel="{rel}"'
        for rel, start in starts.items()
    ]
    return {"X-Total-Count": str(found.total), "Link": ", ".join(links)}


def _for_others(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link, X-Total-Count"
    return response


def _last_change(body: Mapping[str, Any]) -> datetime | None:
    """Of the object, of the document of a package, or of the item among its associations."""
    for found in (body, body.get("CFDocument"), body.get("CFItem")):
        if isinstance(found, Mapping) and isinstance(found.get("lastChangeDateTime"), str):
            return datetime.fromisoformat(found["lastChangeDateTime"])
    return None
