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


def medians(work: Callable[[], object], times: int) -> tuple[float, float, float]:
    """Seconds it takes: the median, the 95th percentile, and the median of this process's own processor time.

    The last says how much of the rest is waiting: for the disk, the database, or other work on a busy machine.
    """
    taken, worked = [], []
    for _ in range(times):
        began, working = time.perf_counter(), time.process_time()
        work()
        taken.append(time.perf_counter() - began)
        worked.append(time.process_time() - working)
    taken.sort()
    return median(taken), taken[int(len(taken) * 0.95)], median(worked)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
