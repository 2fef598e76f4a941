"""What is asked of commissioning: the places on offer with their prices, the gap to close, the limits."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stillroom.apps.workforce.forms.scenarios import Once
from stillroom.apps.workforce.levers import Document
from stillroom.competence.days import add_months
from stillroom.ui.formats import day
from stillroom.ui.forms import DecimalField, IntegerField, MultipleChoiceField, SelectField


class CommissioningForm(Once):
    """For one scenario: its staff groups, sectors, routes and dates are what there is to choose from."""

    staff_groups = MultipleChoiceField(label="Whose posts", what="at least one staff group")
    sectors = MultipleChoiceField(label="In which sectors", what="at least one sector")
    on = SelectField(label="The gap is to be closed by", what="a date")
    first = IntegerField(
        label="The first places start in",
        what="the year",
        hint="Places that start too late to help are named in the answer.",
        min_value=2000,
        max_value=2100,
    )
    certainty = IntegerField(
        label="How sure it should be",
        what="the percentage",
        hint="In 100 results, in how many each region’s gap must be closed.",
        suffix="%",
        min_value=1,
        max_value=99,
        initial=80,
    )
    per_head = IntegerField(
        label="Fair shares",
        what="the percentage",
        hint="Every region has at least this share of the places for each member of staff that the region with most"
        " has. 0 asks for no fairness; 100 for the same everywhere.",
        suffix="%",
        min_value=0,
        max_value=100,
        initial=0,
    )
    budget = DecimalField(
        label="Budget for all places (optional)", what="the budget", prefix="£", min_value=0, required=False
    )

    def __init__(self, data: object, *, document: Document) -> None:
        super().__init__(data)
        self._draws = int(document.get("draws", DRAWS))
        trainees = {each["staff_group"] for each in document.get("training", [])}
        self._groups = {code: each["name"] for code, each in document["staff_groups"].items() if code not in trainees}
        self.entries = [each for each in document.get("places", []) if each.get("name") and "file" not in each]
        self._base = base = date.fromisoformat(str(document["base"]))
        years = int(document["years"])
        days = [add_months(base, 12 * number) for number in range(1, years + 1)]
        self.fields["staff_groups"].choices = list(self._groups.items())  # type: ignore[attr-defined]
        sectors = document["space"]["sectors"]
        self.fields["sectors"].choices = [(each, each.capitalize()) for each in sectors]  # type: ignore[attr-defined]
        self.fields["on"].choices = [(each.isoformat(), day(each)) for each in days]  # type: ignore[attr-defined]
        self.fields["on"].initial = days[-1].isoformat()
        self.fields["first"].initial = base.year
        for number, entry in enumerate(self.entries):
            self.fields[f"price_{number}"] = DecimalField(
                label=f"Price of one place: {entry['name']}",
                what=f"what a place of “{entry['name']}” costs",
                hint="What it costs whoever pays, for its whole duration. Leave it open if it is not on offer.",
                prefix="£",
                min_value=0,
                required=False,
            )
            self.fields[f"most_{number}"] = IntegerField(
                label=f"At most, in each region and year: {entry['name']}",
                what="the number",
                suffix="places",
                min_value=0,
                max_value=10_000,
                initial=50,
            )
        self.order_fields(
            [*[f"{name}_{n}" for n in range(len(self.entries)) for name in ("price", "most")], *self.fields]
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.entries and not any(cleaned.get(f"price_{n}") is not None for n in range(len(self.entries))):
            self.add_error("price_0", "Enter the price of at least one kind of place")
        elif not self.errors:
            on = date.fromisoformat(cleaned["on"])
            priced = [each for n, each in enumerate(self.entries) if cleaned[f"price_{n}"] is not None]
            if not any(self._starts(each, cleaned["first"], on) for each in priced):
                self.add_error("first", "Enter an earlier year: no place starts before the day of the gap")
        return cleaned

    def question(self, *, title: str, synthetic: bool) -> Document:
        """As the engine's file has it; every figure in it was entered, or stands in the scenario."""
        cleaned = self.cleaned_data
        on = date.fromisoformat(cleaned["on"])
        limits: dict[str, Any] = {"certainty": cleaned["certainty"] / 100}
        if cleaned["per_head"]:
            limits["per_head"] = cleaned["per_head"] / 100
        if cleaned["budget"] is not None:
            limits["budget"] = float(cleaned["budget"])
        groups = ", ".join(self._groups[code] for code in cleaned["staff_groups"])
        return {
            "schema": 1,
            "title": title,
            "scenario": "scenario.toml",
            "synthetic": synthetic,
            "currency": "£",
            "draws": min(DRAWS, max(FEWEST, self._draws)),
            "places": [
                {
                    "like": entry["name"],
                    "starts": self._starts(entry, cleaned["first"], on),
                    "price": float(cleaned[f"price_{number}"]),
                    "most": cleaned[f"most_{number}"],
                    "instead": True,
                }
                for number, entry in enumerate(self.entries)
                if cleaned[f"price_{number}"] is not None and self._starts(entry, cleaned["first"], on)
            ],
            "targets": [
                {"name": groups, "staff_groups": cleaned["staff_groups"], "sectors": cleaned["sectors"], "on": [on]}
            ],
            "limits": limits,
        }

    def _starts(self, entry: Mapping[str, Any], first: int, on: date) -> list[date]:
        """Once a year, in the month of the entry, after the base date and before the gap is to be closed."""
        days = (date(year, _month(entry), 1) for year in range(first, on.year + 1))
        return [day for day in days if self._base < day < on]


DRAWS, FEWEST = 100, 20
"""Of the scenario that choose; as many tighten and as many check."""


def _month(entry: Mapping[str, Any]) -> int:
    """In which places of the entry start; September where its dates do not say."""
    if "every_year" in entry:
        return int(entry["every_year"]["month"])
    starts = entry.get("starts", [])
    return date.fromisoformat(str(starts[0])).month if starts else 9
