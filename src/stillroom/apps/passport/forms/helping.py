"""The forms of being willing, of searching and of asking."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from stillroom.apps.accounts import clock
from stillroom.apps.passport.models import Willingness
from stillroom.competence.days import day_of
from stillroom.ui.forms import (
    CharField,
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    MultipleChoiceField,
    SelectField,
    TextField,
)

Pairs = Sequence[tuple[str, str]]
USUAL_MONTHS = 24


def _today() -> date:
    return day_of(clock.now())


class WillingForm(Form):
    competencies = MultipleChoiceField(
        label="For which work?",
        what="the work",
        hint="Choose none if you may be asked for anything that you are signed off in.",
        required=False,
    )
    from_date = DateField(label="From", what="the first day", initial=_today)
    until_date = DateField(
        label="Until", what="the last day", hint="It ends by itself after this day.", earliest=_today
    )
    travel = ChoiceField(label="Where?", what="where", choices=Willingness.Travel.choices)

    def __init__(self, *args: Any, competencies: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competencies"].choices = competencies  # type: ignore[attr-defined]


class SearchForm(Form):
    """By GET: what is wanted stands in the address, so that asking somebody found is about the same search."""

    what = SelectField(label="Competence", what="a competence")
    place = SelectField(label="Where is help needed?", what="where help is needed")
    on = DateField(label="From which day?", what="the day", initial=_today)
    months = IntegerField(
        label="Lapsed no longer ago than",
        what="the months",
        min_value=0,
        max_value=120,
        suffix="months",
        initial=USUAL_MONTHS,
        classes="nhsuk-input--width-4",
    )

    def __init__(self, *args: Any, competences: Pairs, places: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", "Choose a competence"), *competences]  # type: ignore[attr-defined]
        self.fields["place"].choices = [("", "Choose an organisation"), *places]  # type: ignore[attr-defined]


class AskForm(Form):
    place = CharField(
        label="Where, and for what?",
        what="where and for what",
        hint="For example “Saltmarsh Infirmary, vaccines”.",
        max_length=200,
    )
    start_date = DateField(label="First day", what="the first day")
    end_date = DateField(label="Last day", what="the last day", earliest=_today)
    answer_by = DateField(
        label="Answer by", what="the day to answer by", initial=lambda: _today() + timedelta(days=3), earliest=_today
    )
    message = TextField(label="A word to them", what="a word to them", required=False, rows=3, max_length=500)
