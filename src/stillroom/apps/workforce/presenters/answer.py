"""What the levers answer, in words: where the middle goes, with the band of the last full run around it."""

from collections.abc import Collection, Mapping
from typing import Any

from markupsafe import Markup

from stillroom.apps.workforce.engine import Answer, Numbers
from stillroom.apps.workforce.levers import Levers
from stillroom.apps.workforce.presenters.sketch import Line, sketches
from stillroom.apps.workforce.presenters.words import SMALL, number_words, sector_words
from stillroom.apps.workforce.small_numbers import hide_small
from stillroom.ui.formats import day

WORDS: Mapping[str, str] = {
    "places": "places at {:g}%",
    "leaving": "leaving at {:g}%",
    "retiring": "retiring at {:g}%",
    "recruiting": "new posts at {:g}%",
    "minutes": "time for each piece of work at {:g}%",
    "growth": "growth {:+g} points a year",
}
NAMES: Mapping[str, str] = {
    "headcount": "People",
    "fte": "Full-time equivalents",
    "trainees": "In training",
    "need_fte": "Posts needed (FTE)",
    "gap_fte": "Gap: posts needed less people in post (FTE)",
    "vacancy_rate": "Vacancy rate",
}
INSUFFICIENT = "Insufficient data"


def lever_words(levers: Levers) -> list[str]:
    return [WORDS[name].format(value).replace("-", "−") for name, value in levers.moved.items()]


def answer_page(
    answer: Answer, levers: Levers, headline: Mapping[str, Any], *, suppress: bool = False
) -> dict[str, Any]:
    """`headline` is of the last full run; its band moves with the expected numbers.

    `suppress`: its people may be real, so a sector of fewer than 5 is not told of, nor one it follows from.
    """
    rows = [
        _row(NAMES[measure], measure, answer.before[measure], answer.after[measure], answer, _of(headline, measure))
        for measure in NAMES
        if measure in answer.after
    ]
    return {
        "finding": _finding(answer, headline),
        "moved": "; ".join(lever_words(levers)) or "Nothing is moved: this is the scenario as it was run.",
        "rows": rows,
        "sectors": _sectors(answer, headline, hidden=_few(answer) if suppress else ()),
        "until": day(answer.dates[-1]),
        "years": _years(answer, headline),
        "picture": _picture(answer, headline),
    }


def cannot(why: str, levers: Levers) -> dict[str, Any]:
    """Where the levers make what cannot be."""
    return {
        "finding": "The scenario cannot be so. Move a lever back.",
        "moved": "; ".join(lever_words(levers)),
        "why": why,
        "rows": [],
        "sectors": [],
        "years": [],
    }


def _finding(answer: Answer, headline: Mapping[str, Any]) -> str:
    after, before = answer.after["headcount"][-1], answer.before["headcount"][-1]
    if after is None or before is None:
        return INSUFFICIENT
    low, high = _band("headcount", after - before, _of(headline, "headcount"), answer.dates[-1].isoformat())
    band = f" (8 in 10 results: {low} to {high})" if low else ""
    change = after - before
    than = (
        f"{number_words(abs(change))} {'more' if change > 0 else 'fewer'} than in the scenario as run"
        if abs(change) >= 0.5
        else ""
    )
    said = f"About {number_words(after)} people on {day(answer.dates[-1])}{band}"
    return f"{said}: {than}." if than else f"{said}."


def _row(
    title: str, measure: str, before: Numbers, after: Numbers, answer: Answer, kept: Mapping[str, Any]
) -> dict[str, str]:
    """At the end: before, after, and the band after."""
    was, now = before[-1], after[-1]
    if was is None or now is None:
        return {"title": title, "before": INSUFFICIENT, "after": INSUFFICIENT, "band": "–"}
    low, high = _band(measure, now - was, kept, answer.dates[-1].isoformat())
    return {
        "title": title,
        "before": _figure(measure, was),
        "after": f"{_figure(measure, now)} ({_change(measure, now - was)})",
        "band": f"{low} to {high}" if low else "No band",
    }


def _few(answer: Answer) -> set[str]:
    """Sectors of fewer people than may be shown, at the base date or at the end, and those from which they follow."""
    before, after = (each.get("headcount", {}) for each in (answer.sectors_before, answer.sectors_after))
    found = set()
    for sectors, place in ((before, 0), (before, -1), (after, -1)):
        told = ((name, numbers[place]) for name, numbers in sectors.items())
        shown = hide_small({name: round(number) for name, number in told if number is not None})
        found |= {name for name, number in shown.items() if number is None}
    return found


def _sectors(answer: Answer, headline: Mapping[str, Any], *, hidden: Collection[str]) -> list[dict[str, str]]:
    """Who gains and who loses: people by sector, and the gap where it is known."""
    kept = headline.get("sectors", {})
    found = []
    for sector, after in answer.sectors_after.get("headcount", {}).items():
        if sector in hidden:
            found.append({"title": sector_words(sector), "before": SMALL, "after": SMALL, "gap": SMALL})
            continue
        before = answer.sectors_before["headcount"][sector]
        people = _row(
            sector_words(sector), "headcount", before, after, answer, kept.get("headcount", {}).get(sector, {})
        )
        gap_before = answer.sectors_before.get("gap_fte", {}).get(sector, (None,))
        gap_after = answer.sectors_after.get("gap_fte", {}).get(sector, (None,))
        gap = _row("", "gap_fte", gap_before, gap_after, answer, kept.get("gap_fte", {}).get(sector, {}))
        found.append(people | {"gap": gap["after"]})
    return found


def _years(answer: Answer, headline: Mapping[str, Any]) -> list[dict[str, str]]:
    """People and trainees at each date, so that a small picture and a table can be made of them."""
    kept = _of(headline, "headcount")
    rows = []
    for place, when in enumerate(answer.dates):
        before, after = answer.before["headcount"][place], answer.after["headcount"][place]
        if before is None or after is None:
            continue
        low, high = _band("headcount", after - before, kept, when.isoformat())
        rows.append(
            {
                "when": day(when),
                "before": _figure("headcount", before),
                "after": _figure("headcount", after),
                "band": f"{low} to {high}" if low else "No band",
            }
        )
    return rows


def _picture(answer: Answer, headline: Mapping[str, Any]) -> Mapping[str, Markup]:
    """People over the years: as run, with the levers, and the band that moves with them."""
    before, after = ([each or 0.0 for each in numbers["headcount"]] for numbers in (answer.before, answer.after))
    kept = _of(headline, "headcount")
    band = []
    for when, was, now in zip(answer.dates, before, after, strict=True):
        points = kept.get(when.isoformat(), {})
        low, high = points.get("p10"), points.get("p90")
        band.append((now if low is None else low + now - was, now if high is None else high + now - was))
    return sketches(
        [Line("With the levers (band: 8 in 10 results)", after), Line("As run", before)],
        title="People over the years, as run and with the levers",
        ends=(day(answer.dates[0]), day(answer.dates[-1])),
        id_="what-if-picture",
        band=band,
    )


def _of(headline: Mapping[str, Any], measure: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = headline.get("whole", {}).get(measure, {})
    return found


def _band(measure: str, shift: float, kept: Mapping[str, Any], when: str) -> tuple[str, str]:
    """The run's band on that date, moved by as much as the expected number moved."""
    points = kept.get(when, {})
    low, high = points.get("p10"), points.get("p90")
    if low is None or high is None:
        return "", ""
    return _figure(measure, low + shift), _figure(measure, high + shift)


def _figure(measure: str, value: float) -> str:
    text = f"{value:.1%}" if measure == "vacancy_rate" else number_words(value)
    return "0" if text in ("-0", "0") else text.replace("-", "−")


def _change(measure: str, value: float) -> str:
    if measure == "vacancy_rate":
        return "no change" if abs(value) < 0.0005 else f"{value * 100:+.1f} points".replace("-", "−")
    return "no change" if abs(value) < 0.5 else f"{value:+,.0f}".replace("-", "−")
