"""How long it takes to import the engine, in a new process."""

import subprocess
import sys
from statistics import median

from benchmarks.measured import Measured

LINES = "import time; t = time.perf_counter(); import {}; print(time.perf_counter() - t)"
EVERYTHING = "stillroom.planning.projection.careers, stillroom.planning.projection.recursion"


def importing(times: int = 5) -> list[Measured]:
    package, executors = _median("stillroom.planning.projection", times), _median(EVERYTHING, times)
    return [
        Measured("importing the package", "new process", package, "s", 0.3),
        Measured("  and its executors, uncompiled", "new process", executors, "s"),
    ]


def _median(modules: str, times: int) -> float:
    run = [sys.executable, "-c", LINES.format(modules)]
    return median(float(subprocess.run(run, capture_output=True, text=True, check=True).stdout) for _ in range(times))  # noqa: S603
