"""Sections of the home page that later apps add.

home_sections.register("improvement", lambda place, held: [section("To sample", …)])
"""

from collections.abc import Callable, Sequence

from stillroom.apps.ledger.selectors.roles import RolesHeld
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.presenters.home import Section

Source = Callable[[Organisation, RolesHeld], Sequence[Section]]

_registered: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Add what an app shows, or replace what it showed. Nothing to show is an empty list."""
    _registered[name] = source


def registered_sections(place: Organisation, held: RolesHeld) -> list[Section]:
    return [section for source in _registered.values() for section in source(place, held)]
