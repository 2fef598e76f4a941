"""What is due for somebody: the one list behind reminders, the home page and her calendar.

It names competencies, days and counts; never another person, and never a reason.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse

from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.asked_for import asked_of
from stillroom.apps.plans.models import LearningGoal, LearningPlan, PlanWay, TrainingSession
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.apps.readiness.selectors.board import BoardItem, boards_of_people
from stillroom.apps.readiness.selectors.procedures import open_tasks
from stillroom.competence.days import day_of, start_of
from stillroom.competence.plan_state import PlanState
from stillroom.competence.readiness import State
from stillroom.competence.training_time import SessionState

AHEAD = timedelta(days=14)
"""How long before its day a thing is called due; a reassessment is due from its own window on."""

PROCEDURE = "procedure-"

ASKED = "asked-"
"""How the key of something begins that is asked beside the role: the home page has a section of its own for it."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing. `key` is the same every day that it is due; `minutes` only of a session."""

    key: str
    text: str
    on: datetime | date
    href: str
    minutes: int = 0

    @property
    def day(self) -> date:
        return day_of(self.on) if isinstance(self.on, datetime) else self.on


def due_for(people: Collection[Person], at: datetime, *, ahead: timedelta = AHEAD) -> dict[str, list[Due]]:
    """Canonical id of each of these kept records → what is due by `ahead` from now, the earliest first."""
    ids = {person.id for person in people}
    until = day_of(at) + ahead
    found: dict[str, list[Due]] = {str(id_): [] for id_ in ids}
    for human, each in (*_sessions(ids, at, until), *_ways(ids, until), *_plans(ids, until), *_goals(ids, until)):
        found[str(human)].append(each)
    for human_id, things in asked_of(ids).items():
        found[human_id] += [
            Due(f"{ASKED}{each.key}", each.text, each.due_on, each.href)
            for each in things
            if each.done_on is None and each.due_on <= until
        ]
    for human_id, posts in boards_of_people(list(found), at).items():
        seen: set[str] = set()
        for item in (item for post in posts for item in post.items if item.mandatory):
            for each in _renewal(human_id, item):
                if each.key not in seen:
                    seen.add(each.key)
                    found[human_id].append(each)
    for whose, each in _procedures(people, at, until):
        found[whose].append(each)
    return {human: sorted(things, key=lambda each: (each.day, each.key)) for human, things in found.items()}


def _renewal(human: str, item: BoardItem) -> Iterable[Due]:
    if item.state is State.DUE_SOON and item.valid_until:
        text = f"Last day to renew {item.competency}"
        yield Due(f"renewal-{item.requirement}", text, item.valid_until, reverse("plan", args=[human]))


def _procedures(people: Collection[Person], at: datetime, until: date) -> Iterable[tuple[str, Due]]:
    """Versions of procedures to take up, of each organisation at once."""
    by_place: dict[Organisation, set[str]] = {}
    for person in people:
        by_place.setdefault(person.organisation, set()).add(str(person.id))
    for place, humans in by_place.items():
        for task in open_tasks(place, at=at, people=humans):
            if task.person in humans and task.due <= until:
                text = f"Procedure to take up: {task.sop}"
                key = f"{PROCEDURE}{task.sop.id}"
                yield task.person, Due(key, text, task.due, reverse("person", args=[task.person]))


def _sessions(ids: set[UUID], at: datetime, until: date) -> Iterable[tuple[UUID, Due]]:
    rows = TrainingSession.objects.filter(
        person__in=ids,
        state=SessionState.PLANNED,
        starts_at__gte=start_of(day_of(at)),
        starts_at__lt=start_of(until + timedelta(days=1)),
    )
    for row in rows:
        href = reverse("training", args=[row.person_id])
        yield row.person_id, Due(f"session-{row.id}", f"Training: {row.about}", row.starts_at, href, row.minutes)


def _ways(ids: set[UUID], until: date) -> Iterable[tuple[UUID, Due]]:
    rows = PlanWay.objects.filter(ended_at__isnull=True, planned_on__lte=until).select_related("plan")
    for row in rows.filter(plan__person__in=ids):
        if row.planned_on:
            text = "Observation" if row.kind == WayKind.OBSERVER else row.title
            href = reverse("plan", args=[row.plan.person_id])
            yield row.plan.person_id, Due(f"way-{row.id}", f"{row.competency}: {text}", row.planned_on, href)
    for row in rows.filter(observer__in=ids):
        if row.planned_on and row.observer_id:
            href = reverse("plan", args=[row.plan.person_id])
            yield (
                row.observer_id,
                Due(f"observe-{row.id}", f"You are named to observe {row.competency}", row.planned_on, href),
            )


def _plans(ids: set[UUID], until: date) -> Iterable[tuple[UUID, Due]]:
    rows = LearningPlan.objects.exclude(state=PlanState.COMPLETE)
    for plan in rows.filter(person__in=ids, review_on__lte=until):
        if plan.review_on:
            href = reverse("learning_plan", args=[plan.person_id, plan.id])
            yield plan.person_id, Due(f"review-{plan.id}", "Review day of your plan", plan.review_on, href)
    for plan in rows.filter(reviewer__in=ids, review_on__lte=until):
        if plan.review_on and plan.reviewer_id:
            href = reverse("learning_plan", args=[plan.person_id, plan.id])
            text = "Review day of a plan that you review"
            yield plan.reviewer_id, Due(f"reviewing-{plan.id}", text, plan.review_on, href)
    for plan in rows.filter(reviewer__in=ids, state=PlanState.WAITING_FOR_REVIEW):
        if plan.reviewer_id:
            href = reverse("learning_plan", args=[plan.person_id, plan.id])
            yield plan.reviewer_id, Due(f"waiting-{plan.id}", "A plan waits for your review", plan.opened_at, href)


def _goals(ids: set[UUID], until: date) -> Iterable[tuple[UUID, Due]]:
    rows = LearningGoal.objects.filter(plan__person__in=ids, reached_at__isnull=True, by_day__lte=until)
    for goal in rows.select_related("plan"):
        if goal.by_day:
            href = reverse("learning_plan", args=[goal.plan.person_id, goal.plan_id])
            yield goal.plan.person_id, Due(f"goal-{goal.id}", f"Your goal: {goal.text}", goal.by_day, href)
