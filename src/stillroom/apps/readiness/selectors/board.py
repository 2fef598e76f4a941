"""A unit's posts and how each stands in what its role asks for, from the kept intervals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from stillroom.apps.framework.selectors import requirements
from stillroom.apps.people.models import Post
from stillroom.apps.people.selectors.posts import held_on, posts_at_unit
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.models import ReadinessInterval
from stillroom.apps.readiness.selectors.rule_findings import stopping_findings_of
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.readiness import FULFILLED, MAY_WORK, State
from stillroom.competence.requirement import FACILITIES, Requirement, asked_at
from stillroom.competence.rules.finding import Finding

IntervalRow = tuple[str, str, str, str, date | None, str, bool]

Asked = dict[str, tuple[UUID, Requirement]]
"""Hex of a requirement's id → the id, and what one role asks at one unit."""


@dataclass(frozen=True, slots=True)
class BoardItem:
    """One requirement of one post as it stands now."""

    requirement: UUID
    competency: str
    context: Context
    mandatory: bool
    state: State
    because: tuple[str, ...]
    valid_until: date | None
    blocked_by: tuple[str, ...]
    recency_broken: bool
    overdue: bool

    @property
    def may_work(self) -> bool:
        return self.state in MAY_WORK

    @property
    def fulfilled(self) -> bool:
        return self.state in FULFILLED

    @property
    def key(self) -> tuple[str, Context]:
        return self.competency, self.context


@dataclass(frozen=True, slots=True)
class BoardPost:
    """One post with its items; `person` is the canonical id of the human."""

    id: UUID
    person: str
    name: str
    unit: UUID
    role_profile: str
    start: date
    items: tuple[BoardItem, ...]
    rules: tuple[Finding, ...] = ()

    @property
    def stopped_by(self) -> tuple[Finding, ...]:
        """The dated rules that keep the post from being role-ready, whatever its items say."""
        return tuple(finding for finding in self.rules if finding.blocks)

    @property
    def role_ready(self) -> bool:
        return not self.stopped_by and all(item.fulfilled for item in self.items if item.mandatory)


def unit_board(unit: Unit, at: datetime) -> list[BoardPost]:
    """Everyone in post at the unit, by name; in as many queries however many they are."""
    today = day_of(at)
    posts = list(posts_at_unit(unit).filter(held_on(today)))
    return _with_items(posts, _covering(at).filter(unit=unit).values_list(*_COLUMNS), today)


def boards_of(units: Iterable[Unit], at: datetime) -> dict[UUID, list[BoardPost]]:
    """Unit id → its board, for several units in as many queries as for one."""
    today = day_of(at)
    wanted = [unit.id for unit in units]
    posts = list(
        Post.objects.filter(held_on(today), replaced_at__isnull=True, unit__in=wanted)
        .select_related("person", "unit")
        .order_by("person__last_name", "person__first_name", "start_date")
    )
    found: dict[UUID, list[BoardPost]] = {unit: [] for unit in wanted}
    for post in _with_items(posts, _covering(at).filter(unit__in=wanted).values_list(*_COLUMNS), today):
        found[post.unit].append(post)
    return found


def boards_of_people(people: Iterable[str], at: datetime) -> dict[str, list[BoardPost]]:
    """Canonical id → the posts the human holds now, under whichever of her numbers."""
    today = day_of(at)
    humans = list(people)
    posts = list(posts_held(humans, today))
    found: dict[str, list[BoardPost]] = {human: [] for human in humans}
    for post in _with_items(posts, _covering(at).filter(person__in=humans).values_list(*_COLUMNS), today):
        found[post.person].append(post)
    return found


def posts_held(people: Iterable[str], day: date) -> QuerySet[Post]:
    ids = [UUID(person) for person in people]
    held = Post.objects.filter(held_on(day), replaced_at__isnull=True)
    held = held.filter(Q(person__in=ids) | Q(person__same_as__in=ids))
    return held.select_related("person", "unit").order_by("start_date", "id")


# Ids as texts: Django's making of UUIDs would cost a third of a large board.
_COLUMNS = (
    Cast("post_id", CharField()),
    Cast("requirement_id", CharField()),
    "state",
    "because",
    "valid_until",
    "blocked_by",
    "recency_broken",
)


def _covering(at: datetime) -> QuerySet[ReadinessInterval]:
    """The intervals that cover a moment: one for each post and requirement."""
    return ReadinessInterval.objects.filter(
        Q(start__isnull=True) | Q(start__lte=at), Q(end__isnull=True) | Q(end__gt=at)
    )


def _with_items(posts: list[Post], intervals: Iterable[IntervalRow], today: date) -> list[BoardPost]:
    by_post: dict[str, list[IntervalRow]] = {post.id.hex: [] for post in posts}
    for interval in intervals:
        found = by_post.get(interval[0].replace("-", ""))
        if found is not None:
            found.append(interval)
    rules = stopping_findings_of(posts, today)
    asked = _asked({(str(post.unit_id), post.role_profile) for post in posts})
    return [
        BoardPost(
            post.id,
            post.person.canonical_id,
            post.person.full_name,
            post.unit_id,
            post.role_profile,
            post.start_date,
            tuple(_items(by_post[post.id.hex], asked[str(post.unit_id), post.role_profile], post.start_date, today)),
            rules.get(str(post.id), ()),
        )
        for post in posts
    ]


def _items(rows: list[IntervalRow], asked: Asked, start: date, today: date) -> Iterator[BoardItem]:
    for row in rows:
        found = asked.get(row[1].replace("-", ""))
        if found is not None:
            yield _item(row, *found, start, today)


def _asked(places: set[tuple[str, str]]) -> dict[tuple[str, str], Asked]:
    """(Unit, role profile) → what is asked there."""
    by_role: dict[str, list[Requirement]] = {}
    for requirement in requirements({role for _, role in places}):
        by_role.setdefault(requirement.role_profile, []).append(requirement)
    anywhere = frozenset(FACILITIES)  # which of them apply at the unit was found when the intervals were made
    return {
        (unit, role): {
            (id_ := UUID(each.id)).hex: (id_, each) for each in asked_at(unit, anywhere, by_role.get(role, ()))
        }
        for unit, role in places
    }


def _item(row: IntervalRow, id_: UUID, asked: Requirement, start: date, today: date) -> BoardItem:
    _, _, state, because, valid_until, blocked_by, recency_broken = row
    return BoardItem(
        id_,
        asked.competency,
        asked.context,
        asked.mandatory,
        State(state),
        tuple(because.split()),
        valid_until,
        tuple(blocked_by.split()),
        recency_broken,
        overdue=state not in FULFILLED and today > start + timedelta(days=asked.grace_days),
    )
