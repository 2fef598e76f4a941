"""A workforce in counts: who is there, who joined and left, and what is not known. Knows no database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

NOT_KNOWN = ""
"""The name of what a record does not say. It is counted and shown as a gap, never left out."""
AGES = ((0, "Under 25"), (25, "25 to 34"), (35, "35 to 44"), (45, "45 to 54"), (55, "55 to 59"), (60, "60 and over"))
YEARS = ((0, "Less than 1 year"), (1, "1 year"), (2, "2 to 4 years"), (5, "5 to 9 years"), (10, "10 years or more"))
REGISTERED, UNREGISTERED = "On a professional register", "Not on a register"


@dataclass(frozen=True, slots=True)
class Held:
    """One person in the post she works most in. `fte` adds up all her posts; `age` is None where it is not recorded.

    `person`: by which other records of hers are found; None where she stands for nobody.
    """

    staff_group: str
    band: str
    sector: str
    region: str
    age: int | None
    years: int
    fte: Decimal
    registered: bool
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody who joined or left, by the post she came to or left."""

    staff_group: str
    sector: str
    region: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The people on a day, those a year before, and who came and went between."""

    on: date
    since: date
    people: Sequence[Held]
    before: Sequence[Held]
    joined: Sequence[Moved]
    left: Sequence[Moved]


@dataclass(frozen=True, slots=True)
class Counted:
    people: int
    fte: Decimal


@dataclass(frozen=True, slots=True)
class Turnover:
    """`attrition`: those who left, for each person there on average of the first and the last day."""

    joined: int
    left: int
    average: float

    @property
    def attrition(self) -> float | None:
        return self.left / self.average if self.average else None


def age_class(age: int | None) -> str:
    return NOT_KNOWN if age is None else _class(AGES, age)


def years_class(years: int) -> str:
    return _class(YEARS, years)


def registration(person: Held) -> str:
    return REGISTERED if person.registered else UNREGISTERED


def count(people: Iterable[Held], kind: Callable[[Held], str]) -> dict[str, Counted]:
    """Kind → how many people and how much working time."""
    number: Counter[str] = Counter()
    fte: dict[str, Decimal] = {}
    for person in people:
        name = kind(person)
        number[name] += 1
        fte[name] = fte.get(name, Decimal(0)) + person.fte
    return {name: Counted(number[name], fte[name]) for name in number}


def turnover(picture: Picture, kind: Callable[[Held | Moved], str]) -> dict[str, Turnover]:
    """Kind → who joined and left in the year."""
    joined, left = Counter(map(kind, picture.joined)), Counter(map(kind, picture.left))
    there = Counter(map(kind, picture.people)) + Counter(map(kind, picture.before))
    return {name: Turnover(joined[name], left[name], there[name] / 2) for name in {*joined, *left, *there}}


def missing(picture: Picture) -> Mapping[str, int]:
    """What is not recorded → of how many people."""
    people = picture.people
    found = {
        "age": sum(each.age is None for each in people),
        "band": sum(not each.band for each in people),
        "sector": sum(not each.sector for each in people),
        "region": sum(not each.region for each in people),
    }
    return {name: number for name, number in found.items() if number}


def _class(classes: Sequence[tuple[int, str]], value: int) -> str:
    return [name for first, name in classes if value >= first or first == 0][-1]
