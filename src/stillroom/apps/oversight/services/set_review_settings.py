"""Says how often an organisation reviews, and what its reviewers look for first."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.oversight.models import ReviewSettings
from stillroom.apps.places.models import Organisation

SUGGESTED = {
    "trail_days": 91,
    "access_days": 182,
    "late_days": 7,
    "quick_minutes": 10,
    "pair_times": 10,
    "hours_from": 7,
    "hours_until": 20,
    "unused_days": 90,
}
"""What the form begins with; nothing holds until somebody has set it."""


@transaction.atomic
def set_review_settings(*, organisation: Organisation, by: User | None, **values: int) -> ReviewSettings:
    """Close what held and record the new values; what says the same again is left. `by` is None for the demo.

    Raises PermissionDenied unless `by` reviews access.
    """
    if by is not None and not by.has_perm(Permission.REVIEW_ACCESS, organisation):
        raise PermissionDenied
    held = ReviewSettings.objects.select_for_update().filter(organisation=organisation, replaced_at=None).first()
    if held is not None:
        if all(getattr(held, name) == value for name, value in values.items()):
            return held
        held.replaced_at = now()
        held.save(update_fields=["replaced_at"])
    return ReviewSettings.objects.create(organisation=organisation, recorded_at=now(), recorded_by=by, **values)
