from collections.abc import Sequence

from stillroom.apps.academy.models.learning_item import Experience
from stillroom.ui import forms


class CatalogueFilter(forms.Form):
    competency = forms.SelectField(label="Competency", required=False)
    kind = forms.SelectField(label="How", required=False, choices=[("", "Any way"), *Experience.choices])

    def __init__(self, data: object, *, competencies: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]
        self.fields["competency"].choices = [("", "All"), *competencies]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        """Nonsense in the address filters nothing."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        return {name: str(cleaned.get(name, "")) for name in ("competency", "kind")}


class CompletionForm(forms.Form):
    completed_on = forms.DateField(label="When did you finish it?", what="the day")
    reflection = forms.TextField(
        label="What did you take from it?", required=False, max_length=2000, hint="If you like. Only you read it."
    )
