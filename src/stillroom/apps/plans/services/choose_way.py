"""Chooses a way to close one gap, for a reason that is kept with it (S02 R3)."""

from datetime import date

from django.core.exceptions import ValidationError

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import LearningPlan, PlanWay
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.apps.plans.policy import check_may_change


def choose_way(
    *,
    plan: LearningPlan,
    competency: str,
    context: str,
    kind: WayKind,
    title: str,
    reason: str,
    by: User,
    item_code: str = "",
    observer: Person | None = None,
    planned_on: date | None = None,
) -> PlanWay:
    """Choosing the same way again changes its day and reason only. Raises PermissionDenied or ValidationError."""
    check_may_change(by, plan)
    if not reason.strip():
        raise ValidationError("Say what this is for: a way without a gap is not part of a plan.")
    way, _ = PlanWay.objects.update_or_create(
        plan=plan,
        competency=competency,
        context=context,
        kind=kind,
        item_code=item_code,
        observer=observer,
        ended_at=None,
        defaults={"title": title[:300], "planned_on": planned_on, "reason": reason.strip()[:300]},
        create_defaults={
            "title": title[:300],
            "planned_on": planned_on,
            "reason": reason.strip()[:300],
            "chosen_at": now(),
            "chosen_by": by,
        },
    )
    return way
