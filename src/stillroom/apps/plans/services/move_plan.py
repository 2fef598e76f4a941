"""Moves a plan from one state to the next, as far as the machine lets this side do it."""

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.plans.models import LearningPlan, PlanMove
from stillroom.apps.plans.policy import sides_of
from stillroom.apps.plans.selectors.plan import open_gaps_of
from stillroom.competence.plan_state import IllegalMove, PlanState, move_named


@transaction.atomic
def move_plan(*, plan: LearningPlan, name: str, by: User, reason: str = "") -> LearningPlan:
    """Raises ValidationError, in words, when the state or the side does not allow it or a reason is missing."""
    plan = LearningPlan.objects.select_for_update(of=("self",)).select_related("person", "reviewer").get(id=plan.id)
    gaps = open_gaps_of(plan, at=now()) if name == "complete" else ()
    if gaps is None:
        raise ValidationError(
            "She holds no post today, so nobody can say which gaps are left. Leave the plan as it is."
        )
    try:
        move = move_named(name, plan.current_state, sides_of(by, plan), reason, len(gaps))
    except IllegalMove as error:
        raise ValidationError(str(error)) from error
    if move.target is PlanState.WAITING_FOR_REVIEW and plan.reviewer is None:
        raise ValidationError("Nobody is named to review this plan. Name a reviewer first.")
    source, plan.state = plan.state, move.target
    plan.save(update_fields=["state"])
    PlanMove.objects.create(
        plan=plan, name=name, source=source, target=move.target, reason=reason.strip(), moved_at=now(), moved_by=by
    )
    return plan
