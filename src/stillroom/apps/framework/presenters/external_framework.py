"""A framework of others as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from stillroom.apps.framework.models import ExternalFramework, ExternalItem
from stillroom.ui.formats import day

PAGE = 200
_DEEPEST = 5
"""What stands deeper is shown at this depth: a phone has no room for more."""


@dataclass
class ItemShown:
    """`named`: by which an equivalence names it, where it has no code."""

    code: str
    named: str
    statement: str
    type: str
    below: list["ItemShown"] = field(default_factory=list)


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
        "items": _tree(items),
        "count": count,
        "links": _links(framework, count, page),
    }


def page_number(asked: str, count: int) -> int:
    """From 1; the nearest there is."""
    last = max((count - 1) // PAGE + 1, 1)
    return min(int(asked), last) if asked.isascii() and asked.isdecimal() and 0 < len(asked) < 7 and asked != "0" else 1


def _tree(items: Iterable[ExternalItem]) -> list[ItemShown]:
    """Each under the nearest before it that is less deep; a page may begin in the middle of a branch."""
    tops: list[ItemShown] = []
    path: list[tuple[int, ItemShown]] = []
    for item in items:
        coded = item.reference == item.code
        shown = ItemShown(item.code if coded else "", "" if coded else item.reference, item.statement, item.type)
        depth = min(item.depth, _DEEPEST)
        while path and path[-1][0] >= depth:
            path.pop()
        (path[-1][1].below if path else tops).append(shown)
        path.append((depth, shown))
    return tops


def _links(framework: ExternalFramework, count: int, page: int) -> dict[str, str]:
    address = reverse("external_framework", args=[framework.id])
    links = {}
    if page > 1:
        links["previous"] = f"{address}?page={page - 1}"
    if page * PAGE < count:
        links["next"] = f"{address}?page={page + 1}"
    return links
