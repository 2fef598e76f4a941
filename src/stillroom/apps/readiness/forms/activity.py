from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.details import QUANTITY
from stillroom.apps.readiness.forms.clearance import today
from stillroom.apps.readiness.forms.stating import StatingForm, item_choices
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.competence.admission.activity import MOST
from stillroom.competence.days import LONDON, day_of
from stillroom.ui.forms import CharField, DateField, IntegerField, SelectField

HOW_MANY = "how_many_"


def moment_on(day: date) -> datetime:
    """Now for today; noon for a day that is over."""
    now = clock.now()
    return now if day == day_of(now) else datetime.combine(day, time(12), tzinfo=LONDON)


class _WhatWasDone(StatingForm):
    refused_at: ClassVar[dict[str, str]] = {"competency": "item", "occurred_at": "day", "details": "how_many"}

    item = SelectField(label="What was done", what="what was done")
    day = DateField(label="Day", what="the day", latest=today, initial=today)
    workstation = CharField(label="Workstation", what="the workstation", required=False, max_length=50)
    session = CharField(label="Session or worksheet", what="the session", required=False, max_length=50)
    reason = CharField(
        label="Why it is entered late",
        what="why it is entered late",
        hint="Needed when the day is more than 7 days ago.",
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, asked: Iterable[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = item_choices(asked)  # type: ignore[attr-defined]

    def details(self, times: int) -> dict[str, str]:
        cleaned = self.cleaned_data
        found = {QUANTITY: str(times), "session": cleaned["session"], "workstation": cleaned["workstation"]}
        return {key: value for key, value in found.items() if value}

    def is_late(self) -> bool:
        return clock.now() - moment_on(self.cleaned_data["day"]) > timedelta(days=7)


class ActivityForm(_WhatWasDone):
    """One entry in one logbook."""

    how_many = IntegerField(label="How many", what="how many", min_value=1, max_value=MOST, initial=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["statement", "item", "how_many"])


class DayForm(_WhatWasDone):
    """One activity of one day, for several people."""

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        for person, name in people:
            self.fields[HOW_MANY + person] = IntegerField(
                label=name, what=f"how many {name} did", required=False, min_value=0, max_value=MOST
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.counts():
            self.add_error(None, "Enter how many at least one person did")
        return cleaned

    def counts(self) -> list[tuple[str, int]]:
        """Person and how many, of those for whom there is a number."""
        return [(person, count) for person, _ in self.people if (count := self.cleaned_data.get(HOW_MANY + person))]
