from collections.abc import Mapping
from typing import Any

from stillroom.apps.accounts import clock
from stillroom.competence.days import day_of
from stillroom.ui import forms

NOW, THEN = "now", "then"
ALL = "all"


class AsAtForm(forms.Form):
    """The moment asked about, and from which knowledge."""

    at = forms.DateTimeField(
        label="At which moment",
        what="the moment",
        hint="For example, 14 3 2026 at 09:00",
        latest=lambda: day_of(clock.now()),
    )
    known = forms.ChoiceField(
        label="As known",
        what="from which knowledge",
        choices=[(NOW, "Now, with everything recorded since"), (THEN, "At that moment, as the board showed it then")],
        size="small",
    )
    show = forms.SelectField(
        label="Show", required=False, choices=[("", "Those who might work"), (ALL, "Everyone, in every state")]
    )
    person = forms.SelectField(label="Person", required=False)
    competency = forms.SelectField(label="Competency", required=False)

    def __init__(self, *args: Any, people: Mapping[str, str], competencies: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Everyone"), *people.items()]  # type: ignore[attr-defined]
        self.fields["competency"].choices = [("", "All"), *competencies.items()]  # type: ignore[attr-defined]
