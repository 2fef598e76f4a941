from collections.abc import Sequence

from stillroom.ui import forms


class RoleFilter(forms.Form):
    """The role a plan is asked for: the one held, or one to grow into."""

    role = forms.SelectField(label="What would be needed for", required=False)

    def __init__(self, data: object, *, roles: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]
        self.fields["role"].choices = [("", "The role held"), *roles]  # type: ignore[attr-defined]

    def chosen(self) -> str:
        """The code of a role profile; nonsense in the address asks for the role held."""
        self.is_valid()
        return str(getattr(self, "cleaned_data", {}).get("role", ""))
