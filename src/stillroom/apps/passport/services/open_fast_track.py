"""What remains after a transfer-in becomes her learning plan: who sees to each thing, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import TransferIn
from stillroom.apps.passport.selectors.transfers import Key
from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import LearningPlan
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.apps.plans.selectors.learning_plans import open_plan_for
from stillroom.apps.plans.services.choose_way import choose_way
from stillroom.apps.plans.services.open_plan import open_plan
from stillroom.apps.readiness.presenters.words import method_label


@dataclass(frozen=True)
class Appointed:
    """Who sees her at one item, by which method first, and when."""

    key: Key
    method: str
    observer: Person
    on: date
    reason: str


@transaction.atomic
def open_fast_track(*, transfer: TransferIn, appointed: Sequence[Appointed], by: User) -> LearningPlan:
    """Opens a plan for the role, or goes on with the one that is open. Raises PermissionDenied, ValidationError."""
    plan = open_plan_for(transfer.person, transfer.role_profile)
    if plan is None:
        plan = open_plan(person=transfer.person, role_profile=transfer.role_profile, by=by)
    for each in appointed:
        choose_way(
            plan=plan,
            competency=each.key[0],
            context=each.key[1],
            kind=WayKind.OBSERVER,
            title=f"{method_label(each.method)} with {each.observer.full_name}",
            reason=each.reason,
            observer=each.observer,
            planned_on=each.on,
            by=by,
        )
    return plan
