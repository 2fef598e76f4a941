"""In which sector and region units lie."""

from uuid import UUID

from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.known import known
from stillroom.apps.workforce.models import UnitSetting


def settings_by_unit(organisation: Organisation) -> dict[UUID, UnitSetting]:
    return {row.unit_id: row for row in UnitSetting.objects.filter(known(), unit__organisation=organisation)}


def unit_setting(unit: Unit) -> UnitSetting | None:
    return UnitSetting.objects.filter(known(), unit=unit).first()
