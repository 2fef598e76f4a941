"""What somebody's initial training covered, as she says."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.plans.models import EarlierTraining, LearningPlan
from stillroom.apps.plans.policy import check_may_change, sides_of
from stillroom.competence.plan_state import Side


@transaction.atomic
def state_earlier_training(*, plan: LearningPlan, covered: Mapping[str, str], by: User) -> None:
    """`covered`: competency code → a value of `EarlierTraining.Covered`. Raises PermissionDenied, ValidationError."""
    check_may_change(by, plan)
    if Side.LEARNER not in sides_of(by, plan):
        raise PermissionDenied
    for code, answer in covered.items():
        EarlierTraining.objects.update_or_create(
            plan=plan,
            competency=code,
            defaults={"covered": EarlierTraining.Covered(answer), "stated_at": now(), "stated_by": by},
        )
