"""How many hours of a month an observer has left for assessing."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ObserverLoad:
    """One observer in one month. `hours` is None when she has not said how many she gives; both loads are counts."""

    person: str
    hours: float | None
    minutes_each: int
    planned: int = 0
    done: int = 0

    @property
    def used_minutes(self) -> int:
        return (self.planned + self.done) * self.minutes_each

    @property
    def free_minutes(self) -> int | None:
        """None where nobody has said: unknown is not zero."""
        return None if self.hours is None else max(0, round(self.hours * 60) - self.used_minutes)

    @property
    def has_room(self) -> bool:
        """Room for at least one more assessment, or not known to have none."""
        return self.free_minutes is None or self.free_minutes >= self.minutes_each


def by_free_capacity(loads: Iterable[ObserverLoad]) -> list[ObserverLoad]:
    """The freest first; then those who have not said; those with no room last."""

    def rank(load: ObserverLoad) -> tuple[int, int, int, str]:
        free = load.free_minutes
        if free is None:
            return 1, 0, load.planned + load.done, load.person
        return (0 if load.has_room else 2), -free, load.planned + load.done, load.person

    return sorted(loads, key=rank)
