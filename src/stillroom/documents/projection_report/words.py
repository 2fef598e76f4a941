"""How a planner reads figures, days and the names of things."""

from datetime import date
from typing import Any

from stillroom.documents.projection_report.run import ALL, Line, Run, Where

INSUFFICIENT = "insufficient data"
NOT_APPLICABLE = "not applicable"
"""Of a rate where there are no posts."""
HIDDEN = "not shown"
"""Fewer than 5, or a number from which fewer than 5 would follow."""

MEASURES = {
    "headcount": "people",
    "fte": "full-time equivalents",
    "need_fte": "full-time equivalents needed",
    "gap_fte": "full-time equivalents short",
    "vacancy_rate": "vacancy rate",
    "trainees": "people in training",
    "qualified": "people qualifying in the year",
    "joiners": "people joining in the year",
    "leavers": "people leaving in the year",
    "retired": "people retiring in the year",
    "moved_in": "people moving in during the year",
    "moved_out": "people moving out during the year",
    "away": "people who stopped working and may return",
    "unfilled": "places and posts that stayed vacant",
}
RATES = {"vacancy_rate"}

EVERY = ("All staff groups", "All sectors", "All regions")
HEADS = ("Staff group", "Sector", "Region")


def measure_name(measure: str) -> str:
    return MEASURES.get(measure, measure.replace("_", " "))


def kind_name(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def place(run: Run, where: Where) -> str:
    """“Pharmacy technician, community, North”; “everyone” for all."""
    return ", ".join(run.name(each) for each in where if each != ALL) or "everyone"


def day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def sentence_case(text: str) -> str:
    """With a capital at its beginning, and no other letter changed."""
    return text[:1].upper() + text[1:]


def about(value: float | None, measure: str = "") -> str:
    """To three figures, as a sentence says it; tables have all of them."""
    if value is None or measure in RATES or abs(value) < 1000:
        return figure(value, measure)
    places = 3 - len(str(int(abs(value))))
    return figure(round(value, places), measure)


def about_band(line: Line) -> str:
    """“ (8 in 10 results: 18,400 to 24,400)”, or nothing where there is no spread."""
    if line.p10 is None or line.p90 is None or line.p10 == line.p90:
        return ""
    return f" (8 in 10 results: {about(line.p10, line.measure)} to {about(line.p90, line.measure)})"


def figure(value: float | None, measure: str = "") -> str:
    """A count as 1,234 and a rate as 9.0%; a number below 0 with a minus sign that is read as one."""
    if value is None:
        return INSUFFICIENT
    if measure in RATES:
        return f"{value:.1%}".replace("-", "−")
    found = f"{value:,.0f}".replace("-", "−")
    return "0" if found == "−0" else found


def of(line: Line, value: float | None) -> str:
    """A figure of a line; where it has none, why."""
    return figure(value, line.measure) if value is not None or line.applies else NOT_APPLICABLE


def band(line: Line) -> str:
    """The middle 8 in 10 results: “18,400 to 24,400”."""
    if line.p10 is None or line.p90 is None:
        return ""
    return f"{figure(line.p10, line.measure)} to {figure(line.p90, line.measure)}"


def middle(line: Line) -> float | None:
    return line.mean if line.p50 is None else line.p50


def with_band(line: Line) -> str:
    """“21,300”, and “(18,400 to 24,400)” in a line of its own; only the number where there is no spread."""
    found, around = of(line, middle(line)), band(line)
    return f"{found}\n({around})" if around and line.p10 != line.p90 else found


def share(value: float) -> str:
    """“8%”; what is hardly anything or nearly all is not rounded to nothing or all."""
    if 0 < value < 0.005:
        return "less than 1%"
    return "more than 99%" if 0.995 <= value < 1 else f"{value:.0%}"


def plain(value: Any) -> str:
    """A cell of a table that was made elsewhere: whole numbers with commas, others to four figures."""
    if value is None:
        return INSUFFICIENT
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return figure(value)
    if isinstance(value, float):
        return figure(value) if abs(value) >= 1000 else f"{value:.4g}".replace("-", "−")
    return str(value)


def amount(value: float | None) -> str:
    """An assumption as it was given, not rounded to people."""
    if value is None:
        return ""
    return (f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}").replace("-", "−")
