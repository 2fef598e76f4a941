"""The forms of the scenario library."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.workforce.levers import LIMITS, Levers, PlaceKey, PlacesStarting
from stillroom.ui.forms import CharField, DecimalField, Form, HiddenField, IntegerField, SelectField, TextField

LEVER_WORDS: Mapping[str, tuple[str, str, str]] = {
    "places": ("Training places", "% of the places planned", "100 keeps the places as they are planned"),
    "leaving": (
        "People leaving",
        "% of how readily they leave now",
        "90 means that one in ten of those who leave stays",
    ),
    "retiring": ("People retiring", "% of how readily they retire now", "80 means that people retire later"),
    "recruiting": ("New posts that draw from other sectors", "% of the posts planned", "0 opens none of them"),
    "growth": ("Growth of activity and posts", " points more a year", "2 makes 5% a year into 7%; −2 makes it 3%"),
    "minutes": ("Time for each piece of work", "% of the time it takes now", "95 means 5% more done in the same time"),
}


class Once(Form):
    """Carries the id of what it asks for, so that pressing twice asks once."""

    job = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["job"].initial = new_id()

    def clean_job(self) -> UUID:
        try:
            return UUID(self.cleaned_data["job"])
        except ValueError:
            return new_id()


class CopyForm(Form):
    title = CharField(label="What to call it", what="what to call it", max_length=200)


class FromRecordsForm(Form):
    title = CharField(
        label="What to call the scenario", what="what to call the scenario", max_length=200, initial="Our workforce"
    )
    years = IntegerField(label="How far ahead", what="the years", suffix="years", min_value=1, max_value=20, initial=5)
    vacancy = DecimalField(
        label="Vacancies now (optional)",
        what="the vacancies",
        hint="Of 100 funded posts, how many have nobody in them. Stillroom holds no list of posts. Left open, need and"
        " gap read “insufficient data”.",
        suffix="% of posts",
        min_value=0,
        max_value=60,
        required=False,
    )
    growth = DecimalField(
        label="Posts needed grow by",
        what="the growth",
        hint="5% a year is what aseptic activity was said to grow by (D1:538).",
        suffix="% a year",
        min_value=-10,
        max_value=20,
        initial=5,
    )
    places = IntegerField(
        label="Places for trainee pharmacy technicians each September",
        what="the places",
        hint="Those who start a place qualify after 24 months at the earliest (D2:417).",
        suffix="places",
        min_value=0,
        max_value=500,
        initial=0,
    )


class LeversForm(Form):
    """One field a lever, for the levers that the scenario has something for."""

    def __init__(self, data: object, *, movable: Sequence[str], initial: Mapping[str, float] | None = None) -> None:
        super().__init__(data, auto_id="lever_%s")  # type: ignore[arg-type]
        still = Levers()
        for name in movable:
            label, suffix, hint = LEVER_WORDS[name]
            low, high = LIMITS[name]
            self.fields[name] = DecimalField(
                label=label,
                what=f"a number for “{label}”",
                hint=hint,
                suffix=suffix,
                min_value=low,
                max_value=high,
                initial=(initial or {}).get(name, getattr(still, name)),
            )

    def levers(self) -> Levers:
        """Of what is right; a lever that is wrong stays where it is."""
        cleaned = getattr(self, "cleaned_data", {})
        return Levers(**{name: float(value) for name, value in cleaned.items() if value is not None})


class PlacesForm(Form):
    """How many places start in each region and year."""

    def __init__(self, data: object, *, places: Sequence[PlacesStarting]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self._places = [each for each in places if not isinstance(each.number, str)]
        for number, each in enumerate(self._places):
            self.fields[f"places_{number}"] = IntegerField(
                label=f"{each.name}, {each.region or 'every region'}, starting in {each.year}",
                classes="nhsuk-input--width-4",
                what="the number of places",
                suffix="places",
                min_value=0,
                max_value=100_000,
                initial=each.number,
            )

    def numbers(self) -> dict[PlaceKey, float]:
        """Only those that differ from what the scenario has."""
        found = {}
        for number, each in enumerate(self._places):
            wanted = self.cleaned_data[f"places_{number}"]
            if wanted != each.number:
                found[each.key] = float(wanted)
        return found

    def words(self) -> list[str]:
        """“PTPT in hospital, North, 2027: 12 places, before 10”."""
        return [
            f"{each.name}, {each.region or 'every region'}, {each.year}: {wanted:g} places, before {each.number:g}"
            for each in self._places
            if (wanted := self.numbers().get(each.key)) is not None
        ]


class FileForm(Form):
    changed = CharField(
        label="What you changed, and why",
        what="what you changed",
        hint="For example “12 places in the North from 2027, as agreed in March”.",
        max_length=500,
    )
    text = TextField(label="The scenario file", what="the scenario file", hint="TOML.", rows=30)


class CompareForm(Once):
    """Two scenarios side by side."""

    one = SelectField(label="This scenario", what="a scenario")
    other = SelectField(label="Compared with this one", what="a scenario to compare it with")

    def __init__(self, data: object, *, choices: Sequence[tuple[str, str]], initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial={key: initial[key] for key in ("one", "other") if key in initial})
        for name in ("one", "other"):
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("one") and cleaned.get("one") == cleaned.get("other"):
            self.add_error("other", "Select another scenario: the two are the same")
        return cleaned
