"""A figure, what was promised, and how both read."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Measured:
    what: str
    size: str
    value: float
    unit: str
    promise: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def kept(self) -> bool | None:
        if self.promise is None:
            return None
        return self.value >= self.promise if self.at_least else self.value <= self.promise

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"kept": self.kept}


def medians(work: Callable[[], object], times: int) -> tuple[float, float]:
    """The median and the 95th percentile of the seconds it takes."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    taken.sort()
    return median(taken), taken[int(len(taken) * 0.95)]


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
