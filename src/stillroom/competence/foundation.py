"""Foundation practice of pharmacy technicians: years 1 and 2 after registration (RU15; D2:456–468)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stillroom.competence.days import add_months

YEARS = 2
FRAMEWORK = "PT-FOUNDATION"
"""The framework of attributes goes by this code. They are talked about and rated; nobody is authorised in them."""


@dataclass(frozen=True, slots=True)
class FoundationPeriod:
    """From the day of registration to the last day of the second year."""

    start: date
    last_day: date

    def covers(self, on: date) -> bool:
        return self.start <= on <= self.last_day


def foundation_period(registered: date) -> FoundationPeriod:
    return FoundationPeriod(registered, add_months(registered, YEARS * 12) - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Rating:
    """Where somebody sees a person in one attribute, on the framework's levels."""

    attribute: str
    level: int
    own: bool  # by the person herself; otherwise by her mentor
    at: datetime
    statement: str
    author: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The latest of each in one attribute; None where nobody has rated yet."""

    own: Rating | None
    mentor: Rating | None

    @property
    def apart(self) -> int | None:
        """Levels by which the mentor sees more (or, below 0, less) than she does herself."""
        return self.mentor.level - self.own.level if self.own and self.mentor else None


def side_by_side(ratings: Iterable[Rating], attributes: Iterable[str]) -> Mapping[str, SideBySide]:
    """Attribute → the latest rating of each, in the order of the attributes."""
    latest: dict[tuple[str, bool], Rating] = {}
    for rating in sorted(ratings, key=lambda each: each.at):
        latest[rating.attribute, rating.own] = rating
    return {code: SideBySide(latest.get((code, True)), latest.get((code, False))) for code in attributes}
