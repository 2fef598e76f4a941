"""A section of the home page, and those that later apps add.

home_sections.register("improvement", lambda place, held: [section("To sample", …)])
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from stillroom.apps.ledger.selectors.roles import RolesHeld
from stillroom.apps.places.models import Organisation

Section = dict[str, Any]
Source = Callable[[Organisation, RolesHeld], Sequence[Section]]

_registered: dict[str, Source] = {}


def section(heading: str, finding: str, tasks: Sequence[Mapping[str, Any]] = (), *links: tuple[str, str]) -> Section:
    """`links` are pairs of text and address."""
    return {
        "heading": heading,
        "finding": finding,
        "tasks": tasks,
        "links": [(text, href, False) for text, href in links],
    }


def register(name: str, source: Source) -> None:
    """Add what an app shows, or replace what it showed. Nothing to show is an empty list."""
    _registered[name] = source


def registered_sections(place: Organisation, held: RolesHeld) -> list[Section]:
    return [section for source in _registered.values() for section in source(place, held)]
