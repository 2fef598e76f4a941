"""A goal of the learner's own, and that she reached it."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.plans.models import LearningGoal, LearningPlan
from stillroom.apps.plans.policy import check_may_change, sides_of
from stillroom.competence.plan_state import Side


def set_goal(*, plan: LearningPlan, text: str, by_day: date | None, by: User) -> LearningGoal:
    """Raises PermissionDenied unless `by` is the learner: goals are her own; ValidationError without words."""
    _check_own(plan, by)
    if not text.strip():
        raise ValidationError("Write what you want to reach.")
    return LearningGoal.objects.create(plan=plan, text=text.strip(), by_day=by_day, set_at=now(), set_by=by)


def reach_goal(*, goal: LearningGoal, by: User) -> LearningGoal:
    """Raises PermissionDenied unless `by` is the learner."""
    _check_own(goal.plan, by)
    if goal.reached_at is None:
        goal.reached_at, goal.reached_by = now(), by
        goal.save(update_fields=["reached_at", "reached_by"])
    return goal


def _check_own(plan: LearningPlan, by: User) -> None:
    check_may_change(by, plan)
    if Side.LEARNER not in sides_of(by, plan):
        raise PermissionDenied
