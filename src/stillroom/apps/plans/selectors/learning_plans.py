"""The kept part of plans: what people decided about them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.plans.models import EarlierTraining, LearningGoal, LearningPlan, PlanComment, PlanMove, PlanWay
from stillroom.competence.plan_state import PlanState


def learning_plans(person: Person) -> QuerySet[LearningPlan]:
    """All of one human's, the newest first."""
    rows = LearningPlan.objects.filter(person__in=records_of(person))
    return rows.select_related("person__organisation", "person__same_as", "reviewer").order_by("-opened_at")


def learning_plan(person: Person, plan_id: UUID) -> LearningPlan:
    """Raises LearningPlan.DoesNotExist, also when it is somebody else's."""
    return learning_plans(person).get(id=plan_id)


def open_plan_for(person: Person, role_profile: str) -> LearningPlan | None:
    return learning_plans(person).filter(role_profile=role_profile).exclude(state=PlanState.COMPLETE).first()


def latest_plan_for(person: Person, role_profile: str) -> LearningPlan | None:
    """The open one, else the one completed last."""
    return open_plan_for(person, role_profile) or learning_plans(person).filter(role_profile=role_profile).first()


def plans_to_review(reviewer: Person) -> QuerySet[LearningPlan]:
    """Those that wait for her, or that she has begun to review."""
    rows = LearningPlan.objects.filter(
        reviewer__in=records_of(reviewer), state__in=(PlanState.WAITING_FOR_REVIEW, PlanState.IN_REVIEW)
    )
    return rows.select_related("person").order_by("state", "opened_at")


def ways_of(plan: LearningPlan) -> list[PlanWay]:
    return list(plan.ways.select_related("observer", "chosen_by"))


def way_of(person: Person, way_id: UUID) -> PlanWay:
    """Raises PlanWay.DoesNotExist, also when it is somebody else's."""
    rows = PlanWay.objects.filter(plan__person__in=records_of(person))
    return rows.select_related("plan__person__organisation", "plan__reviewer", "observer").get(id=way_id)


def goal_of(person: Person, goal_id: UUID) -> LearningGoal:
    """Raises LearningGoal.DoesNotExist, also when it is somebody else's."""
    rows = LearningGoal.objects.filter(plan__person__in=records_of(person))
    return rows.select_related("plan__person__organisation", "plan__reviewer").get(id=goal_id)


def goals_of(plan: LearningPlan) -> list[LearningGoal]:
    return list(plan.goals.all())


def moves_of(plan: LearningPlan) -> list[PlanMove]:
    return list(plan.moves.select_related("moved_by"))


def comments_of(plan: LearningPlan) -> list[PlanComment]:
    return list(plan.comments.select_related("said_by"))


def closed_gaps_of(plan: LearningPlan) -> dict[tuple[str, str], str]:
    """Competency and context → the reason it was closed for."""
    return {(row.competency, row.context): row.reason for row in plan.closed_gaps.all()}


def earlier_training_of(plan: LearningPlan) -> dict[str, EarlierTraining.Covered]:
    """Competency code → how far initial training covered it, as she says."""
    return {row.competency: EarlierTraining.Covered(row.covered) for row in plan.earlier_training.all()}


def ways_by_plan(plans: Iterable[LearningPlan]) -> dict[UUID, list[PlanWay]]:
    """Open ways only."""
    found: dict[UUID, list[PlanWay]] = {}
    rows = PlanWay.objects.filter(plan__in=[plan.id for plan in plans], ended_at__isnull=True)
    for way in rows.select_related("observer").order_by("planned_on", "competency"):
        found.setdefault(way.plan_id, []).append(way)
    return found
