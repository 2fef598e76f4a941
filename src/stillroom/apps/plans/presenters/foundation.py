"""Foundation practice in words: the period, both ratings side by side, and how they moved."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import Mentorship
from stillroom.apps.plans.selectors.foundation import Attributes
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.competence.days import day_of
from stillroom.competence.foundation import FoundationPeriod, Rating, foundation_period, side_by_side
from stillroom.competence.level import Level
from stillroom.ui.formats import day, short_day
from stillroom.ui.heat_table import EMPTY_CELL, HeatColumn, HeatRow, HeatTable, heat_cell
from stillroom.ui.tones import Tone

TONES = {1: Tone.NONE, 2: Tone.TRAINING, 3: Tone.READY, 4: Tone.OK}
OCCASIONS = 8  # columns of the strip, the latest


def period_words(person: Person, today: date) -> str:
    """Where she is in the two years after registration (RU15)."""
    if person.registration_date is None:
        return "No registration date is on the staff list, so the foundation period is not known. Rating needs none."
    period = foundation_period(person.registration_date)
    span = f"from {day(period.start)} to {day(period.last_day)}"
    if period.covers(today):
        return f"Foundation period, years 1 and 2 after registration: {span}. {_left(period, today)}"
    if today < period.start:
        return f"The foundation period begins with registration: {span}."
    return f"The foundation period is over: it ran {span}. The ratings stay."


def _left(period: FoundationPeriod, today: date) -> str:
    days = (period.last_day - today).days + 1
    return f"{sentence(count(days, 'day'))} of it {verb(days, 'is', 'are')} left."


def rating_finding(ratings: Sequence[Rating], codes: Sequence[str]) -> str:
    """“Rated by herself in 9 of 9 attributes and by a mentor in 9; they differ in 2, most in …”"""
    found = side_by_side(ratings, codes).values()
    own, mentor = sum(each.own is not None for each in found), sum(each.mentor is not None for each in found)
    if not own and not mentor:
        return "Nothing is rated yet."
    apart = [each.apart for each in found if each.apart]
    both = sum(each.apart is not None for each in found)
    words = f"Of {len(codes)} attributes {own} {verb(own, 'is', 'are')} self-rated and {mentor} by a mentor."
    if not both:
        return words
    if not apart:
        return f"{words} Where both have rated, they agree."
    lower = sum(each < 0 for each in apart)
    higher = len(apart) - lower
    more, less = higher or "none", lower or "none"
    return f"{words} Of the {both} rated by both, the mentor sees more in {more} and less in {less}."


def attribute_rows(found: Attributes, ratings: Sequence[Rating], names: Mapping[str, str]) -> list[dict[str, Any]]:
    latest = side_by_side(ratings, [each.code for each in found.competencies])
    return [
        {
            "attribute": each.title,
            "own": _rating(latest[each.code].own, found.levels.get(each.code, []), names),
            "mentor": _rating(latest[each.code].mentor, found.levels.get(each.code, []), names),
        }
        for each in found.competencies
    ]


def _rating(rating: Rating | None, levels: Sequence[Level], names: Mapping[str, str]) -> dict[str, Any] | None:
    if rating is None:
        return None
    title = _title(rating.level, levels)
    return {
        "level": rating.level,
        "most": max((level.level for level in levels), default=rating.level),
        "text": f"{rating.level} {title}",
        "tone": TONES.get(rating.level, Tone.NONE),
        "by": f"{names.get(rating.author, 'Someone no longer listed')}, {short_day(rating.at)}",
        "href": reverse("statement", args=[rating.statement]),
        "comment": rating.comment,
    }


def _title(level: int, levels: Sequence[Level]) -> str:
    return next((each.title for each in levels if each.level == level), "")


def rating_strip(found: Attributes, ratings: Sequence[Rating], name: str) -> HeatTable | None:
    """Each occasion a column, each attribute a row; None until there are two occasions to compare."""
    occasions = sorted({(day_of(each.at), not each.own) for each in ratings})[-OCCASIONS:]
    if len(occasions) < 2:
        return None
    by_cell = {(each.attribute, day_of(each.at), not each.own): each for each in ratings}
    columns = [HeatColumn("Mentor" if mentor else "Self", short_day(on)) for on, mentor in occasions]
    rows = []
    for each in found.competencies:
        levels = found.levels.get(each.code, [])
        cells = []
        for on, mentor in occasions:
            rating = by_cell.get((each.code, on, mentor))
            if rating is None:
                cells.append(EMPTY_CELL)
                continue
            words = f"{rating.level} {_title(rating.level, levels)}"
            cells.append(heat_cell(TONES.get(rating.level, Tone.NONE), words, symbol=str(rating.level)))
        rows.append(HeatRow(each.title, cells))
    return HeatTable(f"Ratings of {name} over time", columns, rows, id="ratings", corner="Attribute")


def level_legend(found: Attributes) -> str:
    """What the numbers mean, from the levels of the first attribute: “1 Starting, 2 With support”."""
    levels = next(iter(found.levels.values()), [])
    return ", ".join(f"{level.level} {level.title}" for level in levels)


def mentor_words(mentorship: Mentorship | None) -> str:
    if mentorship is None:
        return "No mentor is named."
    name = mentorship.mentor.full_name
    if mentorship.accepted_at:
        return f"{name} has been the mentor since {day(mentorship.accepted_at)}."
    return f"{name} was asked on {day(mentorship.named_at)} and has not accepted yet."
