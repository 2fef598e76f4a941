"""In which sector and region each unit lies: one form for all units of an organisation."""

from collections.abc import Mapping
from uuid import UUID

from stillroom.apps.places.models import Unit
from stillroom.apps.workforce.models import Sector, UnitSetting
from stillroom.ui.forms import CharField, Form, SelectField


class UnitSettingsForm(Form):
    def __init__(
        self, data: object, *, units: list[Unit], titles: Mapping[UUID, str], settings: Mapping[UUID, UnitSetting]
    ) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self._units = units
        for number, unit in enumerate(units):
            title, setting = titles.get(unit.id, unit.code), settings.get(unit.id)
            self.fields[f"sector_{number}"] = SelectField(
                label=f"Sector of {title}",
                required=False,
                choices=[("", "Not said"), *Sector.choices],
                initial=setting.sector if setting else "",
            )
            self.fields[f"region_{number}"] = CharField(
                label=f"Region of {title}",
                what="the region",
                hint="As your region is called in the plans you compare with, such as “North”.",
                required=False,
                max_length=100,
                initial=setting.region if setting else "",
            )

    def chosen(self) -> list[tuple[Unit, str, str]]:
        return [
            (unit, self.cleaned_data[f"sector_{number}"], self.cleaned_data[f"region_{number}"].strip())
            for number, unit in enumerate(self._units)
        ]
