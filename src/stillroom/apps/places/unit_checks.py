"""Later apps may object to what a units table says: they know of people and of rules, and this app does not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposedUnit:
    """A unit as it would be once the table is in."""

    ods_code: str
    code: str
    facilities: frozenset[str]
    accountable_number: str
    country: str


@dataclass(frozen=True, slots=True)
class Objection:
    """Why not, and what to do; `field` is the table's column."""

    unit: ProposedUnit
    field: str
    wrong: str
    fix: str


UnitCheck = Callable[[Sequence[ProposedUnit]], Sequence[Objection]]

_checks: list[UnitCheck] = []


def register(check: UnitCheck) -> None:
    if check not in _checks:
        _checks.append(check)


def objections(units: Sequence[ProposedUnit]) -> list[Objection]:
    """Of every check, in the order of registering."""
    return [found for check in _checks for found in check(units)]
