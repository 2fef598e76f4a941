from collections.abc import Mapping

from stillroom.ui import forms


class UnitFilter(forms.Form):
    """The unit to read a role or a framework for."""

    unit = forms.SelectField(label="Read it for", required=False)

    def __init__(self, data: object, *, units: Mapping[str, str]) -> None:
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]
        self.fields["unit"].choices = [("", "Everywhere"), *units.items()]  # type: ignore[attr-defined]

    def chosen(self) -> str:
        """The id of a unit; nonsense in the address asks for what holds everywhere."""
        self.is_valid()
        return str(getattr(self, "cleaned_data", {}).get("unit", ""))
