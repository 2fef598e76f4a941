from stillroom.ui import forms

NOT_READY = "not_ready"


class BoardFilter(forms.Form):
    """Narrows the rows of a board."""

    role = forms.SelectField(label="Role", required=False)
    show = forms.SelectField(
        label="People", required=False, choices=[("", "Everyone"), (NOT_READY, "Only those not ready")]
    )

    def __init__(self, data: object, *, roles: dict[str, str]) -> None:
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]
        self.fields["role"].choices = [("", "All roles"), *roles.items()]  # type: ignore[attr-defined]

    def chosen(self) -> tuple[str, bool]:
        """The role (empty: all), and whether only those not ready are wanted; nonsense narrows nothing."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        return cleaned.get("role", ""), cleaned.get("show", "") == NOT_READY
