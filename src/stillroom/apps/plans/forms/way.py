from collections.abc import Mapping

from stillroom.ui import forms

PRACTICE = "practice"


class WayForm(forms.Form):
    """One of the ways offered for a gap, when, and what for."""

    way = forms.ChoiceField(label="How will this gap be closed?", what="a way")
    practice = forms.CharField(
        label="What will be practised, and where?", what="what will be practised", max_length=300
    )
    planned_on = forms.DateField(label="Planned for (optional)", what="the planned day", required=False)
    reason = forms.CharField(
        label="Reason",
        what="the reason",
        hint="It is kept with the plan, for whoever has to release the time or pay for it.",
        max_length=300,
    )

    def __init__(self, *args: object, ways: Mapping[str, tuple[str, str]], **kwargs: object) -> None:
        """`ways`: value → what it is, and a hint."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["way"]
        field.choices = [(value, text) for value, (text, _) in ways.items()]  # type: ignore[attr-defined]
        field.hints = {value: hint for value, (_, hint) in ways.items() if hint}  # type: ignore[attr-defined]
        field.reveals = {PRACTICE: ("practice",)}  # type: ignore[attr-defined]
