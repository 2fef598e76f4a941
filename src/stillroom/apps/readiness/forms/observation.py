from collections.abc import Mapping, Sequence
from typing import Any

from stillroom.apps.readiness.forms.method_fields import add_fields, details_from
from stillroom.apps.readiness.forms.stating import StatingForm
from stillroom.apps.readiness.models import MethodField
from stillroom.competence.method import method as known_method
from stillroom.ui.forms import CharField, ChoiceField, DateTimeField, MultipleChoiceField, SelectField, TextField

NOW, EARLIER = "now", "earlier"


class ObservationForm(StatingForm):
    """One attempt, assessed."""

    seen = MultipleChoiceField(label="", what="what you saw", required=False, size="large")
    outcome = ChoiceField(
        label="Outcome",
        what="the outcome",
        label_classes="nhsuk-fieldset__legend--m",
        size="large",
        error_messages={"required": "Select the outcome"},
    )
    note = TextField(
        label="Note",
        hint="What went well, what went wrong, what was said. The learner reads it. Leave out patients' details.",
        required=False,
        rows=3,
    )
    when = ChoiceField(
        label="When did it happen?",
        what="when it happened",
        choices=[(NOW, "Just now"), (EARLIER, "Earlier")],
        initial=NOW,
        reveals={EARLIER: ["occurred_at", "reason"]},
        size="large",
    )
    occurred_at = DateTimeField(label="Day and time", what="the day and time it happened")
    reason = CharField(
        label="Why it is entered late",
        what="why it is entered late",
        hint="Needed when it is more than 7 days late.",
        required=False,
        max_length=500,
    )

    def __init__(
        self,
        *args: Any,
        method: str,
        checklist: list[tuple[str, str]],
        procedures: Sequence[tuple[str, str]] = (),
        asked: Sequence[MethodField] = (),
        carried: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """`asked`: what the record of a sample keeps; `carried`: what the sample before it had."""
        super().__init__(*args, **kwargs)
        self.asked = asked
        add_fields(self, asked, carried or {})
        if procedures:
            offered = [*procedures, ("", "None of these")]
            self.fields["procedure"] = SelectField(
                label="Procedure worked to",
                what="the procedure",
                choices=offered,
                required=False,
                initial=procedures[0][0],
            )
        found = known_method(method)
        self.checklist = checklist
        seen = self.fields["seen"]
        seen.label = "Answered well enough" if found.knowledge else "Seen done correctly"
        assert isinstance(seen, MultipleChoiceField)  # noqa: S101 - for the type checker
        seen.choices = [(str(i), text) for i, (text, _) in enumerate(checklist, start=1)]
        seen.hints = {str(i): hint for i, (_, hint) in enumerate(checklist, start=1) if hint}
        outcomes = [("pass", "Pass"), ("fail", "Fail")]
        if found.laboratory:
            outcomes.insert(0, ("pending", "Sample taken, result pending"))
        outcome = self.fields["outcome"]
        assert isinstance(outcome, ChoiceField)  # noqa: S101 - for the type checker
        outcome.choices = outcomes
        if not checklist:
            del self.fields["seen"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("outcome") == "fail" and not cleaned.get("note"):
            self.add_error("note", "Enter what went wrong, so that they can learn from it")
        missed = self.missed(cleaned)
        if cleaned.get("outcome") == "pass" and missed and not cleaned.get("note"):
            self.add_error("note", f"Enter why it is a pass although {len(missed)} of the points above are not ticked")
        return cleaned

    def missed(self, cleaned: dict[str, Any]) -> list[int]:
        seen = set(cleaned.get("seen") or ())
        return [i for i in range(1, len(self.checklist) + 1) if str(i) not in seen]

    def details(self) -> dict[str, str]:
        """What goes into the chain beside the outcome: numbers and codes, no free text about people."""
        cleaned = self.cleaned_data
        found = details_from(cleaned, self.asked)
        if self.checklist:
            missed = self.missed(cleaned)
            found["points"] = f"{len(self.checklist) - len(missed)} of {len(self.checklist)}"
            if missed:
                found["points_missed"] = " ".join(map(str, missed))
        return found
