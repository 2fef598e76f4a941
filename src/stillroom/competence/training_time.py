"""Planned training time, and what became of it (S17 R1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class SessionState(StrEnum):
    PLANNED = "planned"
    DELIVERED = "delivered"
    PULLED = "pulled"


@dataclass
class TrainingTime:
    """Minutes of sessions by what became of them; `open` are neither delivered nor pulled yet."""

    delivered: int = 0
    pulled: int = 0
    open: int = 0
    by_reason: dict[str, int] = field(default_factory=dict)

    @property
    def planned(self) -> int:
        """All that was ever planned."""
        return self.delivered + self.pulled + self.open

    @property
    def share_pulled(self) -> float | None:
        """Of what has been decided; None while nothing has: insufficient data is not zero."""
        decided = self.delivered + self.pulled
        return self.pulled / decided if decided else None


def summed(sessions: Iterable[tuple[SessionState, int, str]]) -> TrainingTime:
    """`sessions`: state, minutes, code of the reason it was pulled for."""
    total = TrainingTime()
    for state, minutes, reason in sessions:
        if state is SessionState.DELIVERED:
            total.delivered += minutes
        elif state is SessionState.PULLED:
            total.pulled += minutes
            total.by_reason[reason] = total.by_reason.get(reason, 0) + minutes
        else:
            total.open += minutes
    return total
