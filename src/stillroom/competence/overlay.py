"""A unit adds to what a role asks nationally; it never weakens it."""

from collections.abc import Iterable
from typing import NamedTuple

from stillroom.competence.requirement import Requirement


class Weakening(NamedTuple):
    """One way in which a unit would ask less: the column of the requirements table, and what to do."""

    field: str
    wrong: str
    fix: str

    def __str__(self) -> str:
        return f"{self.wrong} {self.fix}"


def weakening(own: Requirement, national: Requirement) -> list[Weakening]:
    """Why a unit's own requirement would ask less than the national one it stands beside; nothing if it does not."""
    found = []
    what = f"{own.competency} ({national.context or 'any context'})"
    if national.mandatory and not own.mandatory:
        found.append(
            Weakening(
                "mandatory",
                f"{what} is mandatory nationally, and a unit cannot make it optional.",
                "Make it mandatory here too, or leave it out: the national requirement holds anyway.",
            )
        )
    if own.grace_days > national.grace_days:
        found.append(
            Weakening(
                "grace_days",
                f"{what} is due {national.grace_days} days after the start nationally, and a unit cannot allow"
                f" {own.grace_days}.",
                f"Allow {national.grace_days} days or fewer.",
            )
        )
    return found


class Difference(NamedTuple):
    """One thing in which a unit's use of a role differs from the national one."""

    kind: str  # asks (for more), notes (what differs)
    competency: str
    what: str


def variants(units: Iterable[frozenset[Difference]]) -> int:
    """How many distinct ways a role is used; the units that change nothing are one."""
    return len(set(units))
