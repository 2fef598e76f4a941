"""The forms of findings and of the training they ask for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from stillroom.apps.accounts import clock
from stillroom.apps.improvement.terms import TermKind, terms
from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.competence.days import day_of
from stillroom.ui.forms import (
    CharField,
    ChoiceField,
    DateField,
    Form,
    MultipleChoiceField,
    SelectField,
    TextField,
)

Pairs = Sequence[tuple[str, str]]


def _today() -> date:
    return day_of(clock.now())


class FindingForm(Form):
    reference = CharField(
        label="Reference",
        what="the reference",
        hint="Its number in the report, for example “2026-07/3”.",
        max_length=50,
    )
    found_on = DateField(label="When was it found?", what="the day it was found", latest=_today)
    body = ChoiceField(label="By whom", what="who found it")
    deficiency = ChoiceField(label="Class", what="the class", inline=True)
    theme = ChoiceField(
        label="Theme",
        what="the theme",
        hint="Six themes of inspections, D1:606-619. A draft – not nationally approved.",
    )
    description = TextField(
        label="What was found",
        what="what was found",
        hint="Without anybody’s name.",
        rows=4,
        max_length=4000,
    )
    root_cause = TextField(
        label="Root cause", what="the root cause", hint="You can add it later.", required=False, rows=3, max_length=4000
    )
    competencies = MultipleChoiceField(label="Which competencies is it about?", what="the competencies", required=False)

    def __init__(self, *args: Any, competencies: Pairs, known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = _today()
        for name, kind in (("body", TermKind.BODY), ("deficiency", TermKind.CLASS), ("theme", TermKind.THEME)):
            self.fields[name].choices = list(terms(kind, today).items())  # type: ignore[attr-defined]
        self.fields["competencies"].choices = competencies  # type: ignore[attr-defined]
        if known:
            del self.fields["reference"]


class ActionForm(Form):
    what = SelectField(
        label="What is to be done?",
        what="what is to be done",
        hint="A competency assessed again, a learning item worked through, or a procedure read.",
    )
    role = SelectField(label="Everybody in this role at the unit", what="a role", required=False)
    people = MultipleChoiceField(
        label="People by name", what="people", hint="Instead of a role, or beside it.", required=False
    )
    due_on = DateField(label="By when", what="the day", earliest=_today)

    def __init__(self, *args: Any, what: Pairs, roles: Pairs, people: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", "Choose what is to be done"), *what]  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", "Nobody by role"), *roles]  # type: ignore[attr-defined]
        self.fields["people"].choices = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("role") and not cleaned.get("people"):
            self.add_error("role", "Choose a role, or at least one person by name")
        return cleaned


class WithdrawForm(Form):
    because = CharField(
        label="Why is it no longer asked?", what="why", hint="For example “Left the unit in May”.", max_length=300
    )


class CloseFindingForm(SigningForm):
    evidence = TextField(
        label="Evidence that it is put right",
        what="the evidence",
        hint="One a line: what the next auditor can be shown. Who was trained is listed by itself.",
        rows=5,
        max_length=4000,
    )
