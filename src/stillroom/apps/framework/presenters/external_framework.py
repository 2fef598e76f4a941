"""A framework of others as its page shows it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from stillroom.apps.framework.models import ExternalFramework, ExternalItem
from stillroom.ui.formats import day

PAGE = 200


def external_page(
    framework: ExternalFramework, items: Iterable[ExternalItem], *, count: int, page: int
) -> dict[str, Any]:
    """`items`: those of the page, of `count` in all."""
    by = f" by {framework.imported_by}" if framework.imported_by else ""
    replaced = f"Replaced on {day(framework.replaced_at)} by a later edition" if framework.replaced_at else ""
    return {
        "page_title": framework.title,
        "code": framework.code,
        "facts": [
            {"key": "Published by", "value": framework.creator},
            {"key": "Version", "value": framework.version},
            {"key": "Status", "value": framework.adoption_status},
            {"key": "Last changed", "value": day(framework.last_change)},
            {"key": "Source", "value": framework.source},
            {"key": "Licence", "value": framework.licence},
            {"key": "Imported", "value": f"{day(framework.imported_at)}{by}"},
        ],
        "replaced": replaced,
        "items": [_item(item) for item in items],
        "count": count,
        "links": _links(framework, count, page),
    }


def page_number(asked: str, count: int) -> int:
    """From 1; the nearest there is."""
    last = max((count - 1) // PAGE + 1, 1)
    return min(int(asked), last) if asked.isascii() and asked.isdecimal() and 0 < len(asked) < 7 and asked != "0" else 1


def _item(item: ExternalItem) -> Mapping[str, Any]:
    return {
        "reference": item.reference,
        "coded": item.reference == item.code,
        "statement": item.statement,
        "type": item.type,
        "level": item.depth + 1,
    }


def _links(framework: ExternalFramework, count: int, page: int) -> dict[str, str]:
    address = reverse("external_framework", args=[framework.id])
    links = {}
    if page > 1:
        links["previous"] = f"{address}?page={page - 1}"
    if page * PAGE < count:
        links["next"] = f"{address}?page={page + 1}"
    return links
