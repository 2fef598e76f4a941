"""Whom an assessor can observe next in the units she works in or manages: the most overdue first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.selectors.roles import RolesHeld
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.book import Book
from stillroom.competence.context import Context
from stillroom.competence.entitlement import may_act_for, observer_basis
from stillroom.competence.gap import Item
from stillroom.competence.readiness import State
from stillroom.competence.refusal import Refusal


@dataclass(frozen=True, slots=True)
class DueToObserve:
    """One person, and the items in which the assessor may see a pass that is still missing."""

    person: str
    items: tuple[Item, ...]

    @property
    def overdue(self) -> bool:
        """What a role does not require may be late, but nobody waits for it."""
        return any(item.overdue and item.requirement.mandatory for item in self.items)

    @property
    def required(self) -> bool:
        return any(item.requirement.mandatory for item in self.items)

    @property
    def first_due(self) -> date:
        return min(_due(item) for item in self.items if item.requirement.mandatory or not self.required)


def due_to_observe(organisation: Organisation, held: RolesHeld, *, at: datetime) -> list[DueToObserve]:
    """Nothing that waits for another competency first, and nothing of her own."""
    if held.person is None:
        return []
    units = sorted(held.own_units | (held.managed_units or frozenset()))
    found: dict[str, dict[tuple[str, Context], Item]] = {}
    for unit in units:
        for person, item in _items_in(organisation, unit, held.person, at):
            found.setdefault(person, {})[item.requirement.competency, item.requirement.context] = item
    due = [DueToObserve(person, tuple(items.values())) for person, items in found.items()]
    return sorted(due, key=lambda each: (not each.overdue, not each.required, each.first_due, -len(each.items)))


def _items_in(organisation: Organisation, unit: UUID, by: Person, at: datetime) -> Iterable[tuple[str, Item]]:
    rows = standings(organisation, at=at, unit=unit)
    book = open_book(organisation, people=[by.canonical_id, *(row.post.person for row in rows)])
    allowed: dict[tuple[str, Context, str], bool] = {}
    for row in rows:
        if not may_act_for(book, by.canonical_id, row.post.person):
            continue
        for item in row.items:
            if not item.waits_for and _may_observe(book, by.canonical_id, item, at, allowed):
                yield row.post.person, item


def _may_observe(
    book: Book, author: str, item: Item, at: datetime, allowed: dict[tuple[str, Context, str], bool]
) -> bool:
    requirement = item.requirement
    for method, _ in item.missing.passes:
        key = (requirement.competency, requirement.context, method)
        if key not in allowed:
            allowed[key] = not isinstance(observer_basis(book, author, *key[:2], at, method), Refusal)
        if allowed[key]:
            return True
    return False


def _due(item: Item) -> date:
    if item.standing.state is State.DUE_SOON and item.standing.valid_until is not None:
        return item.standing.valid_until
    return item.due
