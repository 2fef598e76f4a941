from stillroom.ui import forms


class PeopleSearch(forms.Form):
    q = forms.CharField(
        label="Name or employee number", required=False, max_length=200, spellcheck=False, autocomplete="off"
    )

    def __init__(self, data: object) -> None:
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]

    def wanted(self) -> str:
        self.is_valid()
        return str(getattr(self, "cleaned_data", {}).get("q", ""))
