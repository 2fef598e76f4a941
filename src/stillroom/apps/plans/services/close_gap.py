"""The reviewer lets a gap stand, with a reason; or takes that back."""

from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.plans.models import ClosedGap, LearningPlan
from stillroom.apps.plans.policy import check_may_change, sides_of
from stillroom.competence.plan_state import Side


def close_gap(*, plan: LearningPlan, competency: str, context: str, reason: str, by: User) -> ClosedGap:
    """It ends the plan's question only: the person is authorised for nothing by it.

    Raises PermissionDenied unless `by` is the reviewer, ValidationError without a reason or in a state at rest.
    """
    check_may_change(by, plan)
    if Side.REVIEWER not in sides_of(by, plan):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError("Give the reason for closing this gap.")
    closed, _ = ClosedGap.objects.update_or_create(
        plan=plan,
        competency=competency,
        context=context,
        defaults={"reason": reason.strip(), "closed_at": now(), "closed_by": by},
    )
    return closed
