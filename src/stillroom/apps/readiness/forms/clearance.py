from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from stillroom.apps.accounts import clock
from stillroom.apps.readiness.forms.stating import SEPARATOR, SigningForm, item_choices
from stillroom.apps.readiness.selectors.statable import Asked, OpenSuspension
from stillroom.competence.days import day_of
from stillroom.ui import formats
from stillroom.ui.forms import DateField, SelectField, TextField

ABOUT = "about"


def today() -> date:
    return day_of(clock.now())


class ClearanceForm(SigningForm):
    """Lets someone work with a named supervisor until a day."""

    refused_at: ClassVar[dict[str, str]] = {"competency": "item", "about": "item"}

    item = SelectField(label="Clear for", what="what to clear for")
    valid_until = DateField(label="Last day", what="the last day of the clearance", earliest=today)
    note = TextField(
        label="Supervised by whom, and how",
        what="who supervises, and how",
        hint="For example: beside the isolator for every session, by the supervisor of the day.",
        max_length=500,
        rows=3,
    )

    def __init__(self, *args: Any, asked: Iterable[Asked], suspensions: Iterable[OpenSuspension], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = item_choices(asked)
        choices[1:1] = [(f"{ABOUT}{SEPARATOR}{each.suspension.cause.id}", _words(each)) for each in suspensions]
        self.fields["item"].choices = choices  # type: ignore[attr-defined]


def _words(each: OpenSuspension) -> str:
    context = each.suspension.context
    where = f" ({context})" if context else ""
    return f"{each.code} {each.title}{where}, suspended on {formats.day(each.suspension.start)}"
