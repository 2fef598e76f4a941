"""Says how much of what assessors decide is looked at again. The former plan is closed; draws keep theirs."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.models import SamplingPlan
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known

SUGGESTED = {"percent": 5, "at_least": 1, "new_at_least": 3, "new_days": 183, "days_to_decide": 28}
"""A suggestion of ours to begin with; no source gives numbers."""


@transaction.atomic
def set_sampling_plan(
    *,
    organisation: Organisation,
    percent: int,
    at_least: int,
    new_at_least: int,
    new_days: int,
    days_to_decide: int,
    by: User,
) -> SamplingPlan:
    """Raises PermissionDenied."""
    if not by.has_perm(Permission.SET_SAMPLING, organisation):
        raise PermissionDenied
    moment = now()
    SamplingPlan.objects.filter(known(), organisation=organisation).update(replaced_at=moment)
    return SamplingPlan.objects.create(
        organisation=organisation,
        percent=percent,
        at_least=at_least,
        new_at_least=new_at_least,
        new_days=new_days,
        days_to_decide=days_to_decide,
        recorded_at=moment,
        recorded_by=by,
    )
