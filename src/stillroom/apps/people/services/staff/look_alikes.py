"""Records of one organisation that look like one human. They are only ever flagged, never joined."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

CROWD = 10


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is compared of a record."""

    organisation: str
    employee_number: str
    name: str
    email: str = ""
    registration_body: str = ""
    registration_number: str = ""
    date_of_birth: date | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two employee numbers of one organisation, the smaller first, and why they look like one person."""

    organisation: str
    numbers: tuple[str, str]
    why: str


def look_alikes(people: Iterable[Likeness]) -> Iterator[Pair]:
    """Every pair once, with all its reasons. More than `CROWD` sharing one value are left to `crowds`."""
    reasons: dict[tuple[str, tuple[str, str]], list[str]] = defaultdict(list)
    for (organisation, why, _), numbers in _shared(people).items():
        if 1 < len(numbers) <= CROWD:
            for first, second in combinations(sorted(numbers), 2):
                reasons[organisation, (first, second)].append(why)
    for (organisation, pair), found in sorted(reasons.items()):
        yield Pair(organisation, pair, ", ".join(found))


def crowds(people: Iterable[Likeness]) -> Iterator[tuple[str, str, list[str]]]:
    """Values too many share to be anybody's own: (organisation, what they share, their numbers)."""
    for (organisation, why, _), numbers in _shared(people).items():
        if len(numbers) > CROWD:
            yield organisation, why, sorted(numbers)


def _shared(people: Iterable[Likeness]) -> dict[tuple[str, str, str], set[str]]:
    sharing: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for person in people:
        for why, value in _marks(person):
            sharing[person.organisation, why, value].add(person.employee_number)
    return sharing


def _marks(person: Likeness) -> Iterator[tuple[str, str]]:
    if person.registration_number:
        yield "same registration", f"{_plain(person.registration_body)} {_plain(person.registration_number)}"
    if person.email:
        yield "same e-mail address", _plain(person.email)
    if person.date_of_birth:
        yield "same name and date of birth", f"{_plain(person.name)} {person.date_of_birth}"


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
