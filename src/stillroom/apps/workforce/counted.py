"""Rates counted from records, told so that no number of 1 to 4 people who came or went stands in a file."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from stillroom.competence.suppression import SMALLEST

Group = TypeVar("Group", bound=Hashable)
MIDDLE = SMALLEST / 2
"""Of 1 to 4: what is taken where not even all together are enough to be told."""
TOGETHER = "all staff groups together, as numbers under 5 are not shown"
FEW = f"all staff groups together: fewer than 5, not shown; {MIDDLE:g} is taken, the middle of 1 to 4"


@dataclass(frozen=True, slots=True)
class Counted(Generic[Group]):
    """Events of some groups and what they were counted in: by group, or of all together."""

    events: Mapping[Group, int]
    exposure: Mapping[Group, float]
    whole_exposure: float

    @property
    def is_pooled(self) -> bool:
        """Whether some group has 1 to 4 events."""
        return any(_is_small(self.events.get(group, 0)) for group in self.exposure)

    def of(self, group: Group, evidence: str) -> dict[str, Any]:
        """The fields of a parameter."""
        return {
            "events": self.events.get(group, 0),
            "exposure": round(self.exposure[group], 2),
            "evidence": evidence,
        }

    def together(self, evidence: str) -> dict[str, Any]:
        """The same of all groups as one."""
        events, exposure = sum(self.events.get(group, 0) for group in self.exposure), round(self.whole_exposure, 2)
        if _is_small(events):
            return {"events": 0, "prior_events": MIDDLE, "exposure": exposure, "evidence": f"{evidence}, {FEW}"}
        return {"events": events, "exposure": exposure, "evidence": f"{evidence}, {TOGETHER}"}


def _is_small(number: int) -> bool:
    return 0 < number < SMALLEST
