"""Derive the kept intervals anew for what a change touches, in the transaction of the change."""

from collections.abc import Iterable, Iterator, Set
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from stillroom.apps.framework.selectors import frameworks, requirements
from stillroom.apps.ledger.selectors.staff import OrganisationStaff
from stillroom.apps.ledger.selectors.stream import stream_statements
from stillroom.apps.ledger.services.append import lock_chain
from stillroom.apps.ledger.services.insertion import inserting
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import facilities_by_unit
from stillroom.apps.readiness.models import ReadinessInterval
from stillroom.competence.framework import Frameworks
from stillroom.competence.history import History
from stillroom.competence.readiness import Interval, timeline
from stillroom.competence.requirement import Post, Requirement, asked_at
from stillroom.competence.statement import EVERY_COMPETENCY, Statement

COLUMNS = [
    "organisation_id",
    "unit_id",
    "post_id",
    "requirement_id",
    "person",
    "competency",
    "state",
    "start",
    "end",
    "because",
    "valid_until",
    "blocked_by",
    "recency_broken",
]
ROWS_AT_ONCE = 5_000

Row = tuple[Any, ...]


def rebuild(*, organisation: Organisation, people: Iterable[str] | None = None) -> int:
    """Rebuild for some people (ids of records or humans) or for everyone; returns the number of intervals written.

    Takes the organisation's turn to write before it reads anything: of two changes made at once, the one that comes
    second sees both.
    """
    with transaction.atomic():
        lock_chain(organisation)
        return rebuild_in_turn(organisation=organisation, people=people)


def rebuild_in_turn(
    *,
    organisation: Organisation,
    people: Iterable[str] | None = None,
    competencies: Set[str] | None = None,
    staff: OrganisationStaff | None = None,
) -> int:
    """Rebuild some or all competencies, in a transaction that has locked the organisation's chain.

    `staff` is what was read, since then, about these people and others.
    """
    known = frameworks()
    codes = None if competencies is None else known.dependants_closure(competencies)
    staff = staff.only(people) if staff and people is not None else OrganisationStaff(organisation, people)
    wanted = _requirements_by_post(organisation, staff.posts(), codes)
    _delete(organisation, None if people is None else staff.all_records(), codes)
    rows = _rows(organisation, wanted, known, staff, narrow=people is not None, codes=codes)
    written = 0
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        with inserting("readiness_readinessinterval", COLUMNS, count=len(batch)) as insert:
            for row in batch:
                insert(row)
        written += len(batch)
    return written


def _requirements_by_post(
    organisation: Organisation, posts: list[Post], codes: Set[str] | None
) -> dict[str, list[tuple[Post, list[Requirement]]]]:
    """Human → her posts, each with the requirements that apply to it."""
    facilities = {str(unit): found for unit, found in facilities_by_unit(organisation=organisation).items()}
    by_role: dict[str, list[Requirement]] = {}
    for requirement in requirements({post.role_profile for post in posts}):
        if codes is None or requirement.competency in codes:
            by_role.setdefault(requirement.role_profile, []).append(requirement)
    at_unit: dict[tuple[str, str], list[Requirement]] = {}
    found: dict[str, list[tuple[Post, list[Requirement]]]] = {}
    for post in posts:
        place = (post.unit, post.role_profile)
        if place not in at_unit:
            has = facilities.get(post.unit, frozenset())
            at_unit[place] = asked_at(post.unit, has, by_role.get(post.role_profile, ()))
        applying = at_unit[place]
        if applying:
            found.setdefault(post.person, []).append((post, applying))
    return found


def _rows(
    organisation: Organisation,
    wanted: dict[str, list[tuple[Post, list[Requirement]]]],
    known: Frameworks,
    staff: OrganisationStaff,
    *,
    narrow: bool,
    codes: Set[str] | None,
) -> Iterator[Row]:
    for human, statements in _statements_by_human(organisation, known, staff, narrow=narrow, codes=codes):
        posts = wanted.pop(human, None)
        if posts:
            yield from _intervals(organisation, posts, History(human, statements, known))
    for human, posts in wanted.items():
        yield from _intervals(organisation, posts, History(human, (), known))


def _statements_by_human(
    organisation: Organisation, known: Frameworks, staff: OrganisationStaff, *, narrow: bool, codes: Set[str] | None
) -> Iterator[tuple[str, list[Statement]]]:
    """One human at a time, streamed; only those with several records are held back until all are read."""
    stream = stream_statements(
        organisation,
        people=staff.all_records() if narrow else None,
        competencies=None if codes is None else known.requires_closure(codes) | {EVERY_COMPETENCY},
    )
    several = staff.humans_with_several_records()
    held_back: dict[str, list[Statement]] = {}
    for person, statements in groupby(stream, key=lambda statement: statement.person):
        human = staff.canonical(person)
        if human in several:
            held_back.setdefault(human, []).extend(statements)
        else:
            yield human, list(statements)
    yield from held_back.items()


def _intervals(
    organisation: Organisation, posts: Iterable[tuple[Post, list[Requirement]]], history: History
) -> Iterator[Row]:
    """As the database takes them: Django's bulk_create takes several times as long."""
    native = connection.features.has_native_uuid_field
    moment, day = connection.ops.adapt_datetimefield_value, connection.ops.adapt_datefield_value
    timelines: dict[tuple[str, object], list[Interval]] = {}
    for post, applying in posts:
        for requirement in applying:
            key = (requirement.competency, requirement.context)
            if key not in timelines:
                timelines[key] = timeline(history, requirement.competency, requirement.context)
            ids = (organisation.id, UUID(post.unit), UUID(post.id), UUID(requirement.id))
            of_what = (*(ids if native else [id_.hex for id_ in ids]), post.person, requirement.competency)
            for start, end, found in timelines[key]:
                yield (
                    *of_what,
                    found.state.value,
                    moment(start),
                    moment(end),
                    " ".join(found.because),
                    day(found.valid_until),
                    " ".join(found.blocked_by),
                    found.recency_broken,
                )


def _delete(organisation: Organisation, people: Iterable[str] | None, codes: Set[str] | None) -> None:
    rows = ReadinessInterval.objects.filter(organisation=organisation)
    if people is not None:
        rows = rows.filter(person__in=list(people))
    if codes is not None:
        rows = rows.filter(competency__in=list(codes))
    rows._raw_delete(rows.db)  # nothing refers to an interval, so nothing need be collected first
