"""Say in which sector and region a unit lies."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.known import known
from stillroom.apps.workforce.models import UnitSetting


@transaction.atomic
def set_unit_setting(*, unit: Unit, sector: str, region: str, by: User) -> UnitSetting | None:
    """None where that is what is recorded already. Raises PermissionDenied."""
    if not by.has_perm(Permission.PLAN_WORKFORCE, unit.organisation):
        raise PermissionDenied
    moment, current = now(), UnitSetting.objects.select_for_update().filter(known(), unit=unit).first()
    if (current.sector, current.region) == (sector, region) if current else not (sector or region):
        return None
    if current:
        current.replaced_at = moment
        current.save(update_fields=["replaced_at"])
    return UnitSetting.objects.create(unit=unit, sector=sector, region=region, recorded_at=moment, recorded_by=by)
