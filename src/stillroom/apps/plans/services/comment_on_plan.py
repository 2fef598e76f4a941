"""Says something about a plan, in any state of it."""

from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.plans.models import LearningPlan, PlanComment


def comment_on_plan(*, plan: LearningPlan, text: str, by: User) -> PlanComment:
    """Raises PermissionDenied or ValidationError."""
    if not by.has_perm(Permission.EDIT_PLAN, plan.person):
        raise PermissionDenied
    if not text.strip():
        raise ValidationError("Write the comment.")
    return PlanComment.objects.create(plan=plan, text=text.strip(), said_at=now(), said_by=by)
