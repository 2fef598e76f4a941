"""Whom a draft would touch, were it published now: worked out on the real ledger, told in numbers.

The kept intervals say who may work alone at a moment by what is published; only for those is the ledger read, and the
rules are asked again by what is proposed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from django.db.models import CharField, F, Q
from django.db.models.functions import Cast

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.comparison import compare_versions, version_before
from stillroom.apps.framework.selectors.frameworks import competencies_stated, proposed_frameworks
from stillroom.apps.ledger.selectors.staff import OrganisationStaff
from stillroom.apps.ledger.selectors.stream import stream_statements
from stillroom.apps.people.selectors.visibility import organisations_visible_to
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.organisations import organisations_with_ids
from stillroom.apps.readiness.models import ReadinessInterval
from stillroom.competence.change_effect import touched_at_once, touched_on, would_lose
from stillroom.competence.comparison import Comparison
from stillroom.competence.context import Context
from stillroom.competence.days import day_of, end_of
from stillroom.competence.framework import Change, Frameworks
from stillroom.competence.history import History
from stillroom.competence.readiness import MAY_WORK, State
from stillroom.competence.statement import EVERY_COMPETENCY, Statement

FEWEST_SHOWN = 5
"""Of another organisation, fewer people than this might be known by their number."""


@dataclass(frozen=True, slots=True)
class Losing:
    """One person who may work alone in one competency at a unit and, as proposed, no longer would."""

    organisation: UUID
    unit: UUID
    person: str
    competency: str
    state: State


@dataclass(frozen=True, slots=True)
class EffectOn:
    """What happens on one day. `day` is the last one on which they may still work; None: from publication on."""

    day: date | None
    losing: tuple[Losing, ...]
    own: frozenset[UUID]  # the organisations of the reader

    @property
    def people(self) -> int:
        """In the reader's own organisations; one who is two people's worth of posts counts once."""
        return len({each.person for each in self._own})

    @property
    def units(self) -> int:
        return len({each.unit for each in self._own})

    @property
    def by_unit(self) -> dict[UUID, int]:
        return _people_by((each.unit, each.person) for each in self._own)

    @property
    def by_competency(self) -> dict[str, int]:
        return _people_by((each.competency, each.person) for each in self._own)

    @property
    def people_elsewhere(self) -> int:
        return len({each.person for each in self.losing if each.organisation not in self.own})

    @property
    def elsewhere_is_small(self) -> bool:
        """So few that the number is not told."""
        return self.people_elsewhere < FEWEST_SHOWN

    @property
    def _own(self) -> list[Losing]:
        return [each for each in self.losing if each.organisation in self.own]


@dataclass(frozen=True, slots=True)
class Effect:
    """Days in order, publication first; only those on which somebody loses something."""

    at: datetime
    comparison: Comparison
    days: tuple[EffectOn, ...]


def proposed_effect(draft: FrameworkVersion, *, at: datetime, reader: User) -> Effect:
    """Numbers for the reader's organisations by unit and competency; of all others one number, if it is not small."""
    comparison = compare_versions(version_before(draft), draft)
    now, proposed = frameworks(), proposed_frameworks(draft)
    own = frozenset(organisations_visible_to(reader).values_list("id", flat=True))
    days: list[EffectOn] = []
    lost_already: set[tuple[str, str]] = set()
    for day, moment, codes in _moments(draft, at, comparison, now, proposed):
        losing = _losing(proposed, codes, moment)
        found = [each for each in losing if (each.person, each.competency) not in lost_already]
        lost_already |= {(each.person, each.competency) for each in found}
        if found:
            days.append(EffectOn(day, tuple(found), own))
    return Effect(at, comparison, tuple(days))


def _moments(
    draft: FrameworkVersion, at: datetime, comparison: Comparison, now: Frameworks, proposed: Frameworks
) -> Iterator[tuple[date | None, datetime, set[str]]]:
    """Publication, and the end of each transition that the draft asks for, with the codes that it may touch."""
    yield None, at, touched_at_once(comparison, now, proposed)
    stated = competencies_stated(draft)
    until = {each.transition_until for each in stated if each.change is Change.SUBSTANTIVE}
    for day in sorted(day for day in until if day is not None):
        yield day, max(end_of(day), at), touched_on(day, stated, now, proposed)


def _losing(proposed: Frameworks, codes: set[str], at: datetime) -> Iterator[Losing]:
    may_work = _may_work(codes, at)
    places = {row[0]: UUID(row[0]) for row in may_work}
    organisations = {each.id: each for each in organisations_with_ids(places.values())}
    for organisation, rows in groupby(may_work, key=lambda row: row[0]):
        place, asked = organisations[places[organisation]], list(rows)
        statements = _statements(place, {row[2] for row in asked}, proposed, codes)
        for person, hers in groupby(asked, key=lambda row: row[2]):
            history = History(person, statements.pop(person, []), proposed)
            for _, unit, _, competency, context in hers:
                state = would_lose(history, competency, Context.parse(context), at)
                if state is not None:
                    yield Losing(place.id, UUID(unit), person, competency, state)


def _may_work(codes: set[str], at: datetime) -> list[tuple[str, str, str, str, str]]:
    """Organisation, unit, person, competency, context of everyone in post who may work alone at the moment."""
    if not codes:
        return []
    day = day_of(at)
    rows = ReadinessInterval.objects.filter(
        Q(start__isnull=True) | Q(start__lte=at),
        Q(end__isnull=True) | Q(end__gt=at),
        Q(post__end_date__isnull=True) | Q(post__end_date__gte=day),
        post__start_date__lte=day,
        competency__in=sorted(codes),
        state__in=[state.value for state in MAY_WORK],
    )
    # Ids as texts: Django's making of UUIDs would cost as much as the query.
    columns = (Cast("organisation_id", CharField()), Cast("unit_id", CharField()))
    found = rows.order_by("organisation_id", "person").values_list(
        *columns, "person", "competency", F("requirement__context")
    )
    return list(found)


def _statements(
    organisation: Organisation, people: set[str], proposed: Frameworks, codes: set[str]
) -> dict[str, list[Statement]]:
    """Human → what the rules read of her about these competencies."""
    read = proposed.requires_closure(codes) | {EVERY_COMPETENCY}
    staff = OrganisationStaff(organisation, people)
    found: dict[str, list[Statement]] = {}
    for statement in stream_statements(organisation, people=staff.all_records(), competencies=read):
        found.setdefault(staff.canonical(statement.person), []).append(statement)
    return found


Key = TypeVar("Key")


def _people_by(pairs: Iterable[tuple[Key, str]]) -> dict[Key, int]:
    people: dict[Key, set[str]] = {}
    for key, person in pairs:
        people.setdefault(key, set()).add(person)
    return {key: len(found) for key, found in people.items()}
