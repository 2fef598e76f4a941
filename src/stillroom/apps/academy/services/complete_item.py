"""The learner says that she worked through a learning item."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.academy.models import LearningCompletion, LearningItem
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person, records_of
from stillroom.apps.plans.models import PlanWay
from stillroom.apps.plans.policy import is_own
from stillroom.apps.plans.services.end_way import end_way
from stillroom.competence.days import day_of


@transaction.atomic
def complete_item(
    *, item: LearningItem, person: Person, completed_on: date, reflection: str, by: User
) -> LearningCompletion:
    """Ends the ways of her plans that asked for it. It is no evidence: no gap closes by it.

    Raises PermissionDenied unless it is her own, ValidationError for a day to come.
    """
    kept = canonical_person(person)
    if not is_own(by, kept) or not by.has_perm(Permission.EDIT_PLAN, kept):
        raise PermissionDenied
    if completed_on > day_of(now()):
        raise ValidationError("That day has not come yet. Give the day on which you finished.")
    completion, _ = LearningCompletion.objects.update_or_create(
        item=item,
        person=kept,
        completed_on=completed_on,
        defaults={"reflection": reflection.strip(), "recorded_at": now(), "recorded_by": by},
    )
    asked = PlanWay.objects.filter(plan__person__in=records_of(kept), item_code=item.code, ended_at__isnull=True)
    for way in asked.select_related("plan__person__organisation"):
        end_way(way=way, done=True, by=by)
    return completion
