"""What a role asks for, and who holds the role."""

from dataclasses import dataclass
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

    def applies_at(self, facilities: frozenset[str]) -> bool:
        """A requirement that names a facility applies only at units having it."""
        facility = self.context.get("facility")
        return facility is None or facility in facilities


@dataclass(frozen=True, slots=True)
class Post:
    """One person in one role at one unit, from the start of `start` to the end of `end` (None: still in post)."""

    id: str
    person: str
    unit: str
    role_profile: str
    start: date
    end: date | None = None
