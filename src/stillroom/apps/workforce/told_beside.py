"""What a run is told beside its numbers: what would reverse what it says, and what its training places need."""

from collections.abc import Mapping
from datetime import date
from math import ceil
from typing import Any

from stillroom.apps.workforce import engine
from stillroom.apps.workforce.levers import LIMITS, Document, Levers, movable, places_to_come
from stillroom.competence.days import add_months

HALVINGS = 7
SAID: Mapping[str, str] = {
    "places": "training places at {:.0f}% of those planned",
    "leaving": "people leaving at {:.0f}% of how readily they leave now",
    "retiring": "people retiring at {:.0f}% of how readily they retire now",
    "recruiting": "new posts that draw from other sectors at {:.0f}% of those planned",
    "minutes": "work that takes {:.0f}% of the time it takes now",
    "growth": "growth of activity and posts changed by {:+.1f} points a year",
}
NO_GAP = "No demand is stated, so there is no gap, and nothing that would close one."


def reversals(text: str, files: Mapping[str, str], document: Document) -> list[str]:
    """By how much each lever alone would have to move to turn a shortage into none, or none into a shortage."""
    still = engine.answer(text, files, Levers())
    sector, gap = _gap(still)
    if gap is None:
        return [NO_GAP]
    turned: list[str] = []
    stayed: list[str] = []
    for name in movable(document):
        at = _turns(text, files, name, sector, short=gap > 0)
        (stayed if at is None else turned).append(name if at is None else SAID[name].format(at).replace("-", "−"))
    where = f"In {sector}" if sector else "In all"
    state = f"{abs(gap):,.0f} full-time equivalents {'short' if gap > 0 else 'over'}"
    would = "close the gap" if gap > 0 else "open a gap"
    found = [f"{where} the workforce is {state} on {_day(still.dates[-1])}, by expected numbers."]
    if turned:
        found.append(f"Each of these by itself would {would}: {'; '.join(turned)}.")
    if stayed:
        names = ", ".join(_plain(name) for name in stayed)
        found.append(f"No change within the limits of its lever would {would} by itself: {names}.")
    return found


def training_told(document: Document) -> list[dict[str, Any]]:
    """Each route, when those who start now qualify, and how many trainers those who start first need."""
    base = date.fromisoformat(str(document["base"]))
    found = []
    for entry in document.get("training", []):
        route, months = str(entry.get("route", entry.get("name", ""))), int(entry["months"])
        found.append(
            {
                "route": route,
                "months": months,
                "qualifies": _day(add_months(base, months)),
                "trainers": _trainers(document, route),
            }
        )
    return found


def _trainers(document: Document, route: str) -> str:
    starting = [each for each in places_to_come(document) if each.route == route and not isinstance(each.number, str)]
    if not starting:
        opened = any(entry.get("route", route) == route for entry in document.get("places", []))
        return "the scenario file itself lists no number of places to come." if opened else "no places are opened."
    year = min(each.year for each in starting)
    number = sum(float(each.number) for each in starting if each.year == year)
    supervision = document.get("supervision", {})
    said = f"{number:,.0f} places start in {year}."
    takes = [each["trainees"] for each in supervision.get("takes", []) if not isinstance(each["trainees"], str)]
    if not supervision.get("on") or not takes or not min(takes):
        return f"{said} How many trainers they need is not stated in this scenario."
    return f"{said} At {min(takes):g} trainees to a trainer they need {ceil(number / min(takes)):,} trainers."


def _gap(answer: engine.Answer) -> tuple[str, float | None]:
    """Of everyone together or, where data for that is insufficient, of the sector that is shortest."""
    whole = answer.after["gap_fte"][-1]
    if whole is not None:
        return "", whole
    known = {name: numbers[-1] for name, numbers in answer.sectors_after["gap_fte"].items()}
    told = [(gap, name) for name, gap in known.items() if gap is not None]
    return (max(told)[1], max(told)[0]) if told else ("", None)


def _turns(text: str, files: Mapping[str, str], name: str, sector: str, *, short: bool) -> float | None:
    """Where on its way to either end the lever first turns the sign; None where it does on neither."""

    def is_short(at: float) -> bool:
        try:
            answer = engine.answer(text, files, Levers(**{name: at}))
        except engine.CannotRun:
            return short  # what cannot be turns nothing
        gap = answer.sectors_after["gap_fte"][sector][-1] if sector else answer.after["gap_fte"][-1]
        return gap is not None and gap > 0

    still = float(getattr(Levers(), name))
    found = []
    for end in LIMITS[name]:
        if is_short(end) is short:
            continue
        near, far = still, float(end)
        for _ in range(HALVINGS):
            middle = (near + far) / 2
            near, far = (middle, far) if is_short(middle) is short else (near, middle)
        found.append(far)
    return min(found, key=lambda at: abs(at - still)) if found else None


def _plain(name: str) -> str:
    words = {
        "places": "training places",
        "leaving": "leaving",
        "retiring": "retiring",
        "recruiting": "new posts that draw from other sectors",
        "minutes": "time for each piece of work",
        "growth": "growth",
    }
    return words[name]


def _day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"
