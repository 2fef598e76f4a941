"""The forms of loans."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from stillroom.apps.accounts import clock
from stillroom.apps.passport.models import Loan
from stillroom.competence.days import day_of
from stillroom.ui.forms import CharField, ChoiceField, DateField, DecimalField, Form, SelectField

Pairs = Sequence[tuple[str, str]]


def _today() -> date:
    return day_of(clock.now())


class LoanForm(Form):
    person = SelectField(label="Who is lent?", what="who is lent")
    kind = ChoiceField(label="What is it?", what="what it is", choices=Loan.Kind.choices, inline=True)
    organisation = CharField(
        label="Organisation code of the receiving unit",
        what="the organisation code",
        hint="The ODS code, for example “RR8”. Its manager can tell you.",
        max_length=20,
        classes="nhsuk-input--width-10",
    )
    unit = CharField(
        label="Code of the receiving unit",
        what="the code of the unit",
        hint="For example “ASEPTIC”.",
        max_length=50,
        classes="nhsuk-input--width-10",
    )
    role_profile = SelectField(label="Role there", what="the role")
    fte = DecimalField(
        label="Share of a whole week there",
        what="the share",
        hint="1 is full time, 0.2 is one day a week.",
        min_value=0.01,
        max_value=1,
        classes="nhsuk-input--width-4",
    )
    start_date = DateField(label="First day", what="the first day")
    end_date = DateField(
        label="Last day",
        what="the last day",
        hint="It ends by itself after this day.",
        earliest=_today,
    )

    def __init__(self, *args: Any, people: Pairs, roles: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Choose a person"), *people]  # type: ignore[attr-defined]
        self.fields["role_profile"].choices = [("", "Choose a role"), *roles]  # type: ignore[attr-defined]


class EndLoanForm(Form):
    because = CharField(label="Why does it end?", what="why it ends", max_length=300)
