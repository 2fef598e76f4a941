"""Opens a learning plan, as a draft."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_profile_codes
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.people.selectors.reports import line_manager_of
from stillroom.apps.plans.models import LearningPlan, PlanMove
from stillroom.apps.plans.models.learning_plan import PlanKind
from stillroom.apps.plans.selectors.learning_plans import open_plan_for
from stillroom.competence.plan_state import PlanState


@transaction.atomic
def open_plan(
    *,
    person: Person,
    role_profile: str,
    by: User,
    kind: PlanKind = PlanKind.ROLE,
    review_on: date | None = None,
) -> LearningPlan:
    """The line manager of today is the reviewer until another is named.

    Raises
    ------
    PermissionDenied
        Unless `by` may write in the person's plans.
    ValidationError
        When the role is unknown, or a plan for it is open already.
    """
    if not by.has_perm(Permission.EDIT_PLAN, person):
        raise PermissionDenied
    if role_profile not in role_profile_codes():
        raise ValidationError(f"There is no role “{role_profile}”. Choose one of the list.")
    kept = canonical_person(person)
    if open_plan_for(kept, role_profile) is not None:
        raise ValidationError("A plan for this role is open already. Go on with that one.")
    plan = LearningPlan.objects.create(
        person=kept,
        role_profile=role_profile,
        kind=kind,
        reviewer=line_manager_of(kept),
        review_on=review_on,
        opened_at=now(),
        opened_by=by,
    )
    PlanMove.objects.create(plan=plan, name="open", target=PlanState.DRAFT, moved_at=plan.opened_at, moved_by=by)
    return plan
