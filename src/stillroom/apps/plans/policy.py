"""In which state of a plan who may do what. Whether somebody may open the page at all is a permission."""

from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import LearningPlan
from stillroom.competence.plan_state import CAN_CHANGE, PlanState, Side


def is_own(user: User, person: Person) -> bool:
    """Whether the record is this account's own, under whichever employee number."""
    own = person_in(user, person.organisation)
    return own is not None and own.canonical_id == person.canonical_id


def sides_of(user: User, plan: LearningPlan) -> frozenset[Side]:
    """On which side of the plan this account stands: by its record, never by its roles."""
    person = person_in(user, plan.person.organisation)
    if person is None:
        return frozenset()
    if person.canonical_id == plan.person.canonical_id:
        return frozenset((Side.LEARNER,))
    if plan.reviewer is not None and person.canonical_id == plan.reviewer.canonical_id:
        return frozenset((Side.REVIEWER,))
    return frozenset()


def check_may_change(user: User, plan: LearningPlan) -> None:
    """Raises PermissionDenied, or ValidationError when the plan stands still."""
    if not user.has_perm(Permission.EDIT_PLAN, plan.person):
        raise PermissionDenied
    if plan.current_state in CAN_CHANGE:
        return
    if plan.current_state is PlanState.COMPLETE:
        raise ValidationError("This plan is complete. Open a new one to go on.")
    raise ValidationError("This plan waits for its reviewer. The learner can take it back to change it.")


def may_change(user: User, plan: LearningPlan) -> bool:
    return user.has_perm(Permission.EDIT_PLAN, plan.person) and plan.current_state in CAN_CHANGE
