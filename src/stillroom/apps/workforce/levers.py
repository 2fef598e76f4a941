"""What planners move in a scenario, as changes of its document. Knows no database and no engine.

A lever scales what the scenario says, so that what is not known about a figure stays as unknown as it was. The document
that comes out is a scenario like any other: it can be read, reviewed and run.
"""

import copy
import csv
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from io import StringIO
from typing import Any

Document = dict[str, Any]
UNMOVED = 100.0
ACTIVITY_GROWS = 0.05
"""A year, where a scenario does not say (D1:538)."""


@dataclass(frozen=True, slots=True)
class Levers:
    """In per cent of what the scenario says: 100 changes nothing. `growth` is points added to the growth a year."""

    places: float = UNMOVED
    leaving: float = UNMOVED
    retiring: float = UNMOVED
    recruiting: float = UNMOVED
    minutes: float = UNMOVED
    growth: float = 0.0

    @property
    def moved(self) -> dict[str, float]:
        """The levers that change something."""
        still = Levers()
        return {name: value for name, value in asdict(self).items() if value != getattr(still, name)}


LIMITS: Mapping[str, tuple[float, float]] = {
    "places": (0, 300),
    "leaving": (25, 200),
    "retiring": (25, 200),
    "recruiting": (0, 200),
    "minutes": (50, 150),
    "growth": (-10, 10),
}
"""The least and the most that each lever goes to."""


def pull(document: Document, levers: Levers, middles: Mapping[str, float]) -> Document:
    """Another document; the one given stays as it is. `middles`: the median of each parameter, which the engine knows.

    By them it is settled who is in training at the base date.
    """
    found = copy.deepcopy(document)
    if levers.places != UNMOVED:
        _set_begun_apart(found, middles)
    for name, value in levers.moved.items():
        _MOVES[name](found, value)
    return found


def pull_files(document: Document, files: Mapping[str, str], levers: Levers) -> dict[str, str]:
    """The tables of places that the document names, with the numbers that the lever makes of them."""
    named = {str(entry["file"]) for entry in document.get("places", []) if "file" in entry}
    if levers.places == UNMOVED or not named:
        return dict(files)
    base = date.fromisoformat(str(document["base"]))
    return {name: _scaled_table(text, levers.places, base) if name in named else text for name, text in files.items()}


def _scaled_table(text: str, percent: float, base: date) -> str:
    reader, written = csv.DictReader(text.splitlines()), StringIO()
    writer = csv.DictWriter(written, reader.fieldnames or (), lineterminator="\n")
    writer.writeheader()
    for row in reader:
        is_to_come = date.fromisoformat(row["starts"]) > base
        number = float(row["number"]) * (percent / 100 if is_to_come else 1.0)
        writer.writerow({**row, "number": f"{number:g}"})
    return written.getvalue()


def movable(document: Document) -> list[str]:
    """The levers that this scenario has something for."""
    has = {
        "places": document.get("places"),
        "leaving": document.get("leaving"),
        "retiring": document.get("retiring"),
        "recruiting": document.get("recruiting"),
        "minutes": [each for each in _demand(document) if each.get("minutes")],
        "growth": document.get("demand"),
    }
    return [field.name for field in fields(Levers) if has[field.name]]


@dataclass(frozen=True, slots=True)
class PlacesStarting:
    """The places of one entry that start in one region in one year. `number` may be the name of a parameter."""

    entry: int
    name: str
    route: str
    region: str
    year: int
    number: float | str

    @property
    def key(self) -> "PlaceKey":
        return self.entry, self.region, self.year


PlaceKey = tuple[int, str, int]


def places_starting(document: Document) -> list[PlacesStarting]:
    """By route, region and year. Entries that name a file are not among them: their file is changed instead."""
    found = [
        PlacesStarting(position, str(entry.get("name", "")), str(entry.get("route", "")), region, year, number)
        for position, entry in enumerate(document.get("places", []))
        for region, number in _by_region(entry).items()
        for year in _years(entry)
    ]
    return sorted(found, key=lambda each: (each.route, each.name, each.region, each.year, each.entry))


def places_to_come(document: Document) -> list[PlacesStarting]:
    """Those of years that begin after the base date: others are in training already."""
    base = date.fromisoformat(str(document["base"]))
    starts = {
        (position, start.year): start
        for position, entry in enumerate(document.get("places", []))
        for start in sorted(_starts(entry), reverse=True)
    }
    return [each for each in places_starting(document) if starts[each.entry, each.year] > base]


def set_places(document: Document, numbers: Mapping[PlaceKey, float]) -> Document:
    """`numbers[entry, region, year]`: how many start then.

    More places become an entry of their own beside the old one, so that they add people and change nobody else. Of
    fewer places the region's years become other entries.
    """
    found = copy.deepcopy(document)
    entries: list[dict[str, Any]] = []
    for position, entry in enumerate(found.get("places", [])):
        kept, beside = _by_region(entry), list[dict[str, Any]]()
        for region, now in list(kept.items()):
            if isinstance(now, str):
                continue
            wanted = {year: numbers.get((position, region, year), now) for year in _years(entry)}
            if min(wanted.values(), default=now) < now:
                del kept[region]
                beside += [_beside(entry, region, year, number, number) for year, number in wanted.items()]
            else:
                more = {year: number for year, number in wanted.items() if number > now}
                beside += [_beside(entry, region, year, number - now, number) for year, number in more.items()]
        if kept == _by_region(entry):
            entries.append(entry)
        elif kept:
            entries.append({**entry, "number": kept})
        entries += beside
    if entries:
        found["places"] = entries
    return found


def _beside(entry: Mapping[str, Any], region: str, year: int, number: float, wanted: float) -> dict[str, Any]:
    """An entry for one region and year. Its name says what was wanted, which tells a second change from the first."""
    return {
        **{key: value for key, value in entry.items() if key not in ("starts", "every_year")},
        "name": f"{entry.get('name', '')}, {region} {year}: {wanted:g}",
        "region": region,
        "number": number,
        "starts": [start for start in _starts(entry) if start.year == year],
    }


def _by_region(entry: Mapping[str, Any]) -> dict[str, float | str]:
    if "file" in entry or "number" not in entry:
        return {}
    number = entry["number"]
    return dict(number) if isinstance(number, Mapping) else {str(entry.get("region", "")): number}


def _years(entry: Mapping[str, Any]) -> list[int]:
    return sorted({start.year for start in _starts(entry)})


def _starts(entry: Mapping[str, Any]) -> list[date]:
    """As listed, or once in each of so many years."""
    each_year = entry.get("every_year")
    if each_year:
        return [date(year, each_year["month"], 1) for year in range(each_year["from"], each_year["until"] + 1)]
    return [date.fromisoformat(str(start)) for start in entry.get("starts", [])]


def _demand(document: Document) -> list[dict[str, Any]]:
    return list(document.get("demand", []))


def _set_begun_apart(document: Document, middles: Mapping[str, float]) -> None:
    """Who started before the base date is in training already, and no lever changes that.

    The part to come keeps the entry's name, by which it is drawn who takes a place; the part begun before stands where
    the entry stood, so that its trainees are the same people.
    """
    base = date.fromisoformat(str(document["base"]))
    entries: list[dict[str, Any]] = []
    for entry in document.get("places", []):
        begun = [start for start in _starts(entry) if start <= base]
        if "number" not in entry or not begun:
            entries.append(entry)
            continue
        undated = {key: value for key, value in entry.items() if key not in ("starts", "every_year")}
        as_begun = _plainly(entry["number"], middles)
        entries.append({**undated, "name": f"{entry['name']}, begun", "number": as_begun, "starts": begun})
        later = [start for start in _starts(entry) if start > base]
        if later:
            entries.append({**undated, "starts": later})
    document["places"] = entries


def _scale_places(document: Document, percent: float) -> None:
    """Of places to come."""
    base = date.fromisoformat(str(document["base"]))
    change = _Change(document, lambda value: value * percent / 100)
    for entry in document["places"]:
        if "number" in entry and not any(start <= base for start in _starts(entry)):
            entry["number"] = change.of_each(entry["number"])


def _plainly(number: Any, middles: Mapping[str, float]) -> Any:
    """A number, or a table of them, without parameters."""
    if isinstance(number, Mapping):
        return {name: _plainly(each, middles) for name, each in number.items()}
    return middles[number] if isinstance(number, str) else number


def _scale_recruiting(document: Document, percent: float) -> None:
    _scale_numbers(document, "recruiting", percent)


def _scale_numbers(document: Document, table: str, percent: float) -> None:
    change = _Change(document, lambda value: value * percent / 100)
    for entry in document.get(table, []):
        if "number" in entry:
            entry["number"] = change.of_each(entry["number"])


def _scale_leaving(document: Document, percent: float) -> None:
    _scale_rates(document, "leaving", percent)


def _scale_retiring(document: Document, percent: float) -> None:
    _scale_rates(document, "retiring", percent)


def _scale_rates(document: Document, table: str, percent: float) -> None:
    """By the multiplier of each year, so that the rate itself stays as uncertain as it was."""
    first = str(document["base"])[:4]
    for entry in document.get(table, []):
        by_year = {str(year): float(value) for year, value in entry.get("by_year", {}).items()}
        if not any(int(year) <= int(first) for year in by_year):
            by_year[first] = 1.0
        entry["by_year"] = {year: round(value * percent / 100, 6) for year, value in sorted(by_year.items())}


def _scale_minutes(document: Document, percent: float) -> None:
    change = _Change(document, lambda value: value * percent / 100)
    for entry in _demand(document):
        if "minutes" in entry:
            entry["minutes"] = change.of_each(entry["minutes"])


def _add_growth(document: Document, points: float) -> None:
    change = _Change(document, lambda value: value + points / 100)
    for entry in _demand(document):
        entry["growth"] = change.of(entry.get("growth", ACTIVITY_GROWS if "activity" in entry else 0.0))


class _Change:
    """Changes figures: a number as it stands; a parameter where it is stated, once, however many entries name it.

    Its name stays, because what is drawn of it is drawn by its name. One that is counted from events is left alone.
    """

    def __init__(self, document: Document, change: Callable[[float], float]) -> None:
        self._parameters, self._change, self._done = document.get("parameters", {}), change, set[str]()

    def of_each(self, figures: Any) -> Any:
        """One figure, or a table of them."""
        if isinstance(figures, Mapping):
            return {name: self.of(figure) for name, figure in figures.items()}
        return self.of(figures)

    def of(self, figure: float | str) -> float | str:
        if not isinstance(figure, str):
            return round(self._change(figure), 6)
        told = self._parameters.get(figure, {})
        if figure not in self._done:
            changed = self._changed(told)
            if "low" in told and "low" not in changed:
                del told["low"], told["high"]
            told.update(changed)
            self._done.add(figure)
        return figure

    def _changed(self, told: Mapping[str, Any]) -> dict[str, Any]:
        found = {key: round(self._change(told[key]), 9) for key in ("value", "low", "high") if key in told}
        if "low" in found and found["low"] == found["high"]:
            return {"value": found["low"]}
        if found.get("low", 1.0) > 0 or told.get("kind") == "any":
            return found
        # An interval of positive numbers that now reaches below 0: as wide around its middle, which is a geometric one.
        middle, half = self._change((told["low"] * told["high"]) ** 0.5), (told["high"] - told["low"]) / 2
        return {"kind": "any", "low": round(middle - half, 9), "high": round(middle + half, 9)}


_MOVES = {
    "places": _scale_places,
    "leaving": _scale_leaving,
    "retiring": _scale_retiring,
    "recruiting": _scale_recruiting,
    "minutes": _scale_minutes,
    "growth": _add_growth,
}
