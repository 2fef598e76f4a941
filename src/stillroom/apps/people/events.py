"""What later apps may listen to."""

from collections.abc import Set
from dataclasses import dataclass
from uuid import UUID

from stillroom.apps.accounts.events import Event


@dataclass(frozen=True, slots=True)
class SamePersonDecision:
    """An administrator said of two records whether they are one human. `canonical`: the record kept, if the same."""

    person_a: UUID
    person_b: UUID
    canonical: UUID
    same: bool


posts_changed: Event[Set[UUID]] = Event("posts_changed")
"""Canonical ids of the people whose posts are new, replaced, or joined to another record."""

same_person_decided: Event[SamePersonDecision] = Event("same_person_decided")

look_alike_found: Event[Set[UUID]] = Event("look_alike_found")
"""Ids of the people in newly found look-alike pairs."""
