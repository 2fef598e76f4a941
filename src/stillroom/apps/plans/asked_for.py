"""What people are asked for beside what their role requires, with the reason. A later app that asks registers here.

asked_for.register("findings", asked_because_of_findings)
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing. `key` is the same every day; `how` says what is to be done, `reason` why it is asked."""

    key: str
    text: str
    how: str
    reason: str
    due_on: date
    href: str
    done_on: date | None = None


Source = Callable[[Collection[UUID]], Mapping[str, Sequence[Asked]]]
"""Ids of kept records → canonical id → what is asked of each, done or not."""

_registered: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    _registered[name] = source


def asked_of(people: Collection[UUID]) -> dict[str, list[Asked]]:
    """Canonical id → everything asked, by what is due first."""
    found: dict[str, list[Asked]] = {str(id_): [] for id_ in people}
    for source in _registered.values():
        for human, things in source(people).items():
            found.setdefault(human, []).extend(things)
    return {human: sorted(things, key=lambda each: (each.due_on, each.key)) for human, things in found.items()}
