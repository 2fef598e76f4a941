"""Names who reviews a plan, and when it is looked at again."""

from datetime import date

from django.core.exceptions import ValidationError

from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.plans.models import LearningPlan
from stillroom.apps.plans.policy import check_may_change


def name_reviewer(*, plan: LearningPlan, reviewer: Person, review_on: date | None, by: User) -> LearningPlan:
    """Raises PermissionDenied, or ValidationError when the plan stands still or the reviewer is the learner."""
    check_may_change(by, plan)
    if reviewer.canonical_id == plan.person.canonical_id:
        raise ValidationError("Nobody reviews their own plan. Name somebody else.")
    if reviewer.organisation_id != plan.person.organisation_id:
        raise ValidationError("The reviewer works in another organisation. Name somebody of this one.")
    plan.reviewer, plan.review_on = canonical_person(reviewer), review_on
    plan.save(update_fields=["reviewer", "review_on"])
    return plan
