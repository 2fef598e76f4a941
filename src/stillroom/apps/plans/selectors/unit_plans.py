"""The plans of everybody in a unit, as its manager reads them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Unit
from stillroom.apps.plans.models import LearningPlan, PlanWay, TrainingSession
from stillroom.apps.plans.selectors.learning_plans import ways_by_plan
from stillroom.apps.readiness.selectors.board import BoardPost, unit_board
from stillroom.competence.days import day_of
from stillroom.competence.plan_state import PlanState
from stillroom.competence.training_time import SessionState


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """One post at the unit with the plan open for its holder: for this role first, else for another; or none."""

    post: BoardPost
    person: Person
    plan: LearningPlan | None
    ways: tuple[PlanWay, ...]

    @property
    def overdue(self) -> int:
        return sum(item.overdue and item.mandatory for item in self.post.items)


def unit_plans(unit: Unit, *, at: datetime) -> list[UnitPlan]:
    board = unit_board(unit, at)
    humans = {UUID(post.person) for post in board}
    people = {str(person.id): person for person in Person.objects.filter(id__in=humans)}
    plans: dict[tuple[str, str], LearningPlan] = {}
    others: dict[str, LearningPlan] = {}
    rows = LearningPlan.objects.filter(person__in=humans).exclude(state=PlanState.COMPLETE)
    for plan in rows.select_related("person", "reviewer").order_by("opened_at"):
        plans[str(plan.person_id), plan.role_profile] = plan
        others[str(plan.person_id)] = plan
    ways = ways_by_plan(others.values()) | ways_by_plan(plans.values())
    found = []
    for post in board:
        chosen = plans.get((post.person, post.role_profile)) or others.get(post.person)
        person = people.get(post.person)
        if person is not None:
            found.append(UnitPlan(post, person, chosen, tuple(ways.get(chosen.id, ())) if chosen else ()))
    return found


def waiting_in(units: Collection[Unit], at: datetime) -> tuple[int, int]:
    """Plans of people in post there that wait for review, and past sessions that nobody has decided."""
    people = current_posts(day=day_of(at)).filter(unit__in=units).order_by().values("person")
    plans = LearningPlan.objects.filter(person__in=people, state=PlanState.WAITING_FOR_REVIEW)
    sessions = TrainingSession.objects.filter(unit__in=units, state=SessionState.PLANNED, starts_at__lt=at)
    return plans.count(), sessions.count()
