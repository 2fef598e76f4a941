"""What the picture of the workforce shows."""

from datetime import date

from stillroom.apps.workforce.presenters.words import HEADCOUNT, MEASURES
from stillroom.competence.days import ONE_DAY
from stillroom.ui.formats import day
from stillroom.ui.forms import Form, SelectField

QUARTERS = 8


class PictureFilter(Form):
    on = SelectField(label="Base date", required=False)
    measure = SelectField(label="Counted in", required=False, choices=list(MEASURES.items()))

    def __init__(self, data: object, *, today: date) -> None:
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]
        self._days = {each.isoformat(): each for each in base_dates(today)}
        self.fields["on"].choices = [(key, day(each)) for key, each in self._days.items()]  # type: ignore[attr-defined]

    def chosen(self) -> tuple[date, str]:
        """Nonsense in the address shows today, in headcount."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        wanted = self._days.get(str(cleaned.get("on", "")))
        return wanted or next(iter(self._days.values())), str(cleaned.get("measure", "")) or HEADCOUNT


def base_dates(today: date) -> list[date]:
    """Today, and the last days of quarters before it: few days, so that two of them tell of nobody."""
    found, quarter = [today], date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    for _ in range(QUARTERS):
        last = quarter - ONE_DAY
        if last != today:
            found.append(last)
        quarter = date(last.year, (last.month - 1) // 3 * 3 + 1, 1)
    return found
