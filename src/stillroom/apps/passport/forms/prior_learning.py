"""The forms of prior learning."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from stillroom.apps.accounts import clock
from stillroom.apps.passport.evidence_files import ACCEPTED, MAX_BYTES
from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.competence.days import day_of
from stillroom.competence.prior_learning import OUTCOMES
from stillroom.ui.forms import (
    CharField,
    ChoiceField,
    DateField,
    FileField,
    Form,
    IntegerField,
    MultipleChoiceField,
    TextField,
)

Pairs = Sequence[tuple[str, str]]
FILES = ("evidence", "evidence_2", "evidence_3")


def _today() -> date:
    return day_of(clock.now())


def _file(label: str, hint: str = "") -> FileField:
    return FileField(
        label=label,
        what="a PDF, PNG or JPEG file",
        hint=hint,
        required=False,
        accept=ACCEPTED,
        max_megabytes=MAX_BYTES // 1024 // 1024,
    )


class SubmissionForm(Form):
    title = CharField(label="What was it?", what="what it was", hint="The course, or the work you did.", max_length=200)
    provider = CharField(
        label="Who provided it?", what="who provided it", hint="Or whom you worked for.", max_length=200
    )
    start_date = DateField(label="First day", what="the first day", latest=_today)
    end_date = DateField(label="Last day", what="the last day", latest=_today)
    hours = IntegerField(
        label="Hours in all", what="the hours", min_value=1, max_value=20000, classes="nhsuk-input--width-5"
    )
    learned = TextField(
        label="What did you learn?",
        what="what you learned",
        hint="What you can do or explain since. Leave out anything about patients.",
        rows=5,
        max_length=4000,
    )
    competencies = MultipleChoiceField(
        label="Which competencies does it bear on?",
        what="the competencies",
        hint="As many as you like, of any framework. You send the evidence once.",
    )
    evidence = _file("Evidence", "A certificate or report: PDF, PNG or JPEG, up to 10 MB. Only assessors can open it.")
    evidence_2 = _file("Another file")
    evidence_3 = _file("One more file")
    kept_at = CharField(
        label="Or where is the evidence kept?",
        what="where the evidence is kept",
        hint="For example “Portfolio, section 4, with the education lead”.",
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, competencies: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competencies"].choices = competencies  # type: ignore[attr-defined]

    def files_sent(self) -> list[tuple[str, bytes]]:
        sent = [self.cleaned_data[name] for name in FILES if self.cleaned_data.get(name)]
        return [(file.name or "", b"".join(file.chunks())) for file in sent]


class DecisionForm(SigningForm):
    outcome = ChoiceField(
        label="Does it meet the competency?",
        what="whether it meets the competency",
        choices=OUTCOMES,
        reveals={"partly": ["still_missing"]},
    )
    still_missing = TextField(label="What is still missing?", what="what is still missing", rows=3, max_length=1000)
    reason = TextField(
        label="Why?", what="why", hint="The learner reads it. Say what you looked at.", rows=4, max_length=1000
    )


class AppealForm(Form):
    reason = TextField(
        label="Why do you disagree?", what="why you disagree", hint="You can appeal once.", rows=4, max_length=1000
    )


class AcceptForm(SigningForm):
    """Nothing is asked but who signs."""
