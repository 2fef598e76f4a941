"""1.5 million people by cohorts: the common workload sixty times over."""

import resource
import time

from benchmarks.measured import Measured
from benchmarks.workforce import workload
from stillroom.planning.projection.cohorts import simulate

TIMES = 60


def many_people(draws: int, threads: int = 2) -> list[Measured]:
    law, start, entries = workload.transitions(), workload.start(TIMES), workload.entries(TIMES)
    simulate(law, start, entries, seed=1, draws=[0])
    began = time.perf_counter()
    found = simulate(law, start, entries, seed=1, draws=range(draws), threads=threads)
    taken = time.perf_counter() - began
    mean = found.counts[:, -1].sum(axis=1).mean()
    said = f"{TIMES * 25_000:,} people, 15 years, {draws} draws: mean {mean:,.0f} (exact {TIMES * workload.MEAN:,.0f})"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Measured("cohorts, 2 threads", said, taken, "s", 4.0 * draws / 100),
        Measured("  most memory the process had so far", said, memory, "MB", 2048),
    ]
