"""The picture of the workforce: sentences and tables, small numbers left out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from stillroom.apps.workforce.models import Sector
from stillroom.apps.workforce.picture import (
    AGES,
    NOT_KNOWN,
    YEARS,
    Counted,
    Held,
    Moved,
    Picture,
    Turnover,
    age_class,
    count,
    missing,
    registration,
    turnover,
    years_class,
)
from stillroom.apps.workforce.presenters.words import (
    FTE,
    NOT_RECORDED,
    SMALL,
    band_words,
    group_words,
    number_words,
    people_words,
    sector_words,
)
from stillroom.apps.workforce.small_numbers import hide_small
from stillroom.competence.suppression import SMALLEST
from stillroom.ui.formats import day

Words = Callable[[str], str]


def _as_is(name: str) -> str:
    return name


BREAKDOWNS: tuple[tuple[str, str, Callable[[Held], str], Words, Sequence[str]], ...] = (
    ("By staff group", "Staff group", lambda person: person.staff_group, group_words, ()),
    ("By band", "Band", lambda person: person.band, band_words, ()),
    ("By sector", "Sector", lambda person: person.sector, sector_words, ()),
    ("By region", "Region", lambda person: person.region, _as_is, ()),
    ("By age", "Age", lambda person: age_class(person.age), _as_is, [name for _, name in AGES]),
    ("By time in post", "Time in post", lambda person: years_class(person.years), _as_is, [name for _, name in YEARS]),
    ("By registration", "Registration", registration, _as_is, ()),
)
TURNOVERS: tuple[tuple[str, str, Callable[[Held | Moved], str], Words], ...] = (
    ("Joiners and leavers by sector", "Sector", lambda each: each.sector, sector_words),
    ("Joiners and leavers by region", "Region", lambda each: each.region, _as_is),
    ("Joiners and leavers by staff group", "Staff group", lambda each: each.staff_group, group_words),
)
WHAT_IS_MISSING = {
    "age": "no date of birth is recorded. Add it to the staff table.",
    "band": "no band is recorded. Add it to the staff table.",
    "sector": "nobody has said in which sector the unit lies.",
    "region": "nobody has said in which region the unit lies.",
}


def picture_finding(picture: Picture) -> str:
    people = picture.people
    if not people:
        return f"Nobody was in post on {day(picture.on)}."
    fte = number_words(sum(person.fte for person in people), 1)
    change = len(people) - len(picture.before)
    than = f"{abs(change):,} {'more' if change > 0 else 'fewer'} than" if change else "as many as"
    return (
        f"{people_words(len(people))} in post on {day(picture.on)}, {fte} full-time equivalents: {than} on"
        f" {day(picture.since)}."
    )


def breakdowns(picture: Picture, measure: str) -> list[dict[str, Any]]:
    return [
        {"title": title, "head": [first, "FTE" if measure == FTE else "People"], "rows": rows}
        for title, first, kind, words, order in BREAKDOWNS
        if (rows := _rows(count(picture.people, kind), words, order, measure))
    ]


def turnovers(picture: Picture) -> list[dict[str, Any]]:
    return [
        {"title": title, "head": [first, "Joined", "Left", "Left, of those there"], "rows": rows}
        for title, first, kind, words in TURNOVERS
        if (rows := _turnover_rows(turnover(picture, kind), words))
    ]


def gaps(picture: Picture) -> list[str]:
    """What our own records do not say, and of how many; and the sectors that they say nothing of."""
    found = [f"{_of(number)} {WHAT_IS_MISSING[name]}" for name, number in missing(picture).items()]
    recorded = {each.sector for each in (*picture.people, *picture.before)}
    unknown = [sector_words(each) for each in Sector.values if each not in recorded]
    if unknown and picture.people:
        found.append(
            f"Insufficient data: nobody is recorded in {'; '.join(unknown)}. Import counts from another source."
        )
    return found


def _of(number: int) -> str:
    return f"Of {people_words(number)}" if number >= 5 else "Of a few people"


def _rows(found: Mapping[str, Counted], words: Words, order: Sequence[str], measure: str) -> list[dict[str, Any]]:
    """What may be shown, and in one row together what may not."""
    shown = hide_small({name: each.people for name, each in found.items()})
    names = sorted(found, key=lambda name: (name == NOT_KNOWN, _place(name, order), words(name)))
    seen = [name for name in names if shown[name] is not None]
    most = max((_value(found[name], measure) for name in seen), default=0.0)
    rows = [_row(words(name) or NOT_RECORDED, found[name], most, measure) for name in seen]
    hidden = [name for name in names if shown[name] is None]
    return rows + ([_together(hidden, found, words, most, measure)] if hidden else [])


def _row(title: str, each: Counted, most: float, measure: str) -> dict[str, Any]:
    value = _value(each, measure)
    return {"title": title, "text": _said(each, measure), "value": round(value, 2), "most": round(max(most, value), 2)}


def _together(
    names: Sequence[str], found: Mapping[str, Counted], words: Words, most: float, measure: str
) -> dict[str, Any]:
    all_of = Counted(sum(found[name].people for name in names), sum((found[name].fte for name in names), Decimal(0)))
    title = "; ".join(words(name) or NOT_RECORDED for name in names)
    if all_of.people < SMALLEST:
        return {"title": title, "text": SMALL, "value": 0, "most": 0}
    return _row(f"{title}: together", all_of, most, measure)


def _turnover_rows(found: Mapping[str, Turnover], words: Words) -> list[dict[str, Any]]:
    joined = hide_small({name: each.joined for name, each in found.items()})
    left = hide_small({name: each.left for name, each in found.items()})
    return [
        {
            "title": words(name) or NOT_RECORDED,
            "joined": SMALL if joined[name] is None else number_words(each.joined),
            "left": SMALL if left[name] is None else number_words(each.left),
            "attrition": _attrition(each, hidden=left[name] is None or each.average < SMALLEST),
        }
        for name, each in sorted(found.items(), key=lambda item: (item[0] == NOT_KNOWN, words(item[0])))
    ]


def _attrition(each: Turnover, *, hidden: bool) -> str:
    if hidden:
        return "Not shown"
    if each.attrition is None:
        return "Nobody was there"
    return f"{each.attrition:.0%} of {number_words(each.average, 1 if each.average % 1 else 0)}"


def _value(each: Counted, measure: str) -> float:
    return float(each.fte) if measure == FTE else float(each.people)


def _said(each: Counted, measure: str) -> str:
    return number_words(each.fte, 1) if measure == FTE else number_words(each.people)


def _place(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)


def half_year(on: date) -> str:
    """“October 2026 to March 2027”: qualifying is planned by these."""
    if 4 <= on.month <= 9:
        return f"April to September {on.year}"
    first = on.year if on.month >= 10 else on.year - 1
    return f"October {first} to March {first + 1}"
