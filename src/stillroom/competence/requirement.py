"""What a role asks for, and who holds the role."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from stillroom.competence.context import ANY, Context

FACILITIES = ("section10", "ms", "mia_imp", "radiopharmacy", "qc", "qa")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A role profile asks for a competency in a context, `grace_days` after the start in the role."""

    id: str
    role_profile: str
    competency: str
    context: Context = ANY
    mandatory: bool = True
    grace_days: int = 0
    unit: str = ""  # the one unit that asks for it beyond the role profile; empty: every unit

    def applies_at(self, unit: str, facilities: frozenset[str]) -> bool:
        """A unit's own applies there only; one that names a facility applies only at units having it."""
        facility = self.context.get("facility")
        return self.unit in ("", unit) and (facility is None or facility in facilities)


def asked_at(unit: str, facilities: frozenset[str], requirements: Iterable[Requirement]) -> list[Requirement]:
    """What one role asks at a unit: the national requirements, and what the unit adds.

    Where both ask for the same competency in the same context, one requirement stands that weakens neither: mandatory
    if either is, with the shorter time, under the id of the unit's own.
    """
    found: dict[tuple[str, Context], Requirement] = {}
    for each in requirements:
        if each.applies_at(unit, facilities):
            key = (each.competency, each.context)
            found[key] = _stricter(found[key], each) if key in found else each
    return list(found.values())


def _stricter(one: Requirement, other: Requirement) -> Requirement:
    own = one if one.unit else other
    return replace(own, mandatory=one.mandatory or other.mandatory, grace_days=min(one.grace_days, other.grace_days))


@dataclass(frozen=True, slots=True)
class Post:
    """One person in one role at one unit, from the start of `start` to the end of `end` (None: still in post)."""

    id: str
    person: str
    unit: str
    role_profile: str
    start: date
    end: date | None = None
