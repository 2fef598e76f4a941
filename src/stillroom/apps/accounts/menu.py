"""Every page one may start from. Each app registers its own in `AppConfig.ready`; the menu page lists them by section.

menu.register(
    Entry(
        section=Section.LEARNING,
        text="Learning items",
        hint="Courses, reading and practice, and what each helps with",
        links=to_signed_in("Learning items", "learning_items"),
    )
)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from stillroom.apps.accounts.models import User


class Section(StrEnum):
    """In the order of the page."""

    YOURS = "Your own"
    WORKING = "Assessing and signing"
    LEARNING = "Training and learning"
    STANDARDS = "Competencies and rules"
    QUALITY = "Quality and records"
    WORKFORCE = "The workforce over the years"
    SETTING_UP = "Setting up"


@dataclass(frozen=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True)
class Entry:
    """`links` gives a link, or one for each organisation, or none where the reader may not open the page."""

    section: Section
    text: str
    hint: str
    links: Callable[[User], Sequence[Link]]


_entries: dict[tuple[Section, str], Entry] = {}


def register(entry: Entry) -> None:
    """Add a page to the menu, or replace the one of the same name."""
    _entries[entry.section, entry.text] = entry


def entries() -> Sequence[Entry]:
    """All of them: by section, then as they were registered."""
    order = list(Section)
    return sorted(_entries.values(), key=lambda entry: order.index(entry.section))


def to_signed_in(text: str, url_name: str) -> Callable[[User], Sequence[Link]]:
    """For a page that anyone signed in may open."""

    def links(user: User) -> Sequence[Link]:
        return [Link(text, reverse(url_name))]

    return links
