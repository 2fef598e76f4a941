"""The common workload by every way there is: how many person-years a second, and whether the answer is right."""

import importlib
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.measured import Measured
from benchmarks.workforce import sequential, workload
from stillroom.planning.projection.expected import expected_counts
from stillroom.planning.projection.individuals import simulate

OTHERS = {"NumPy, vectorised": "numpy", "pandas": "pandas", "polars, all threads": "polars", "neworder": "neworder"}
WITHIN = 3.0
"""Standard errors by which mean and spread may miss the exact answer."""


def side_by_side(draws: int, others: int) -> list[Measured]:
    """`draws` replications of ours, `others` of each of theirs."""
    found = [_ours("keyed individuals with tenure", threads, draws, 50.0 * threads) for threads in (1, 2)]
    return [
        *found,
        *_in_order(draws),
        *(_theirs(name, module, others) for name, module in OTHERS.items()),
        _recursion(),
    ]


def _ours(name: str, threads: int, draws: int, promise: float) -> Measured:
    law, start, entries = workload.transitions(), workload.start(), workload.entries()
    simulate(law, start, entries, seed=1, draws=range(2))  # compiled, or read from the cache
    began = time.perf_counter()
    found = simulate(law, start, entries, seed=1, draws=range(draws), threads=threads)
    taken = time.perf_counter() - began
    said = answer(found.counts[:, -1].sum(axis=1))
    return speed(f"{name}, {threads} thread{'s' * (threads > 1)}", found.person_steps, taken, said, promise)


def _in_order(times: int) -> list[Measured]:
    """Ours as they would be with random numbers in order: what keys cost."""
    law, start, entries = workload.transitions(), workload.start(), workload.entries()
    found = []
    for name, rules, promise in (("with", sequential.with_tenure(law), 120.0), ("without", law, 200.0)):
        sequential.replicate(0, rules, start, entries)
        began = time.perf_counter()
        runs = [sequential.replicate(seed, rules, start, entries) for seed in range(1, times + 1)]
        taken = time.perf_counter() - began
        said = answer(np.array([people for people, _ in runs]))
        lived = sum(each for _, each in runs)
        found.append(speed(f"individuals in order {name} tenure, 1 thread", lived, taken, said, promise))
    return found


def _theirs(name: str, module: str, times: int) -> Measured:
    try:
        replicate: Callable[[int], tuple[int, int]] = importlib.import_module(
            f"benchmarks.workforce.others.with_{module}"
        ).replicate
    except ImportError:
        return Measured(name, "not installed: uv sync --group bench", float("nan"), "million person-years/s")
    replicate(0)
    began = time.perf_counter()
    runs = [replicate(seed) for seed in range(1, times + 1)]
    taken = time.perf_counter() - began
    return speed(name, sum(lived for _, lived in runs), taken, answer(np.array([people for people, _ in runs])))


def _recursion() -> Measured:
    law, start, entries = workload.transitions(), workload.start(), workload.entries()
    taken = []
    for _ in range(7):
        began = time.perf_counter()
        mean = float(expected_counts(law, start, entries)[-1].sum())
        taken.append(time.perf_counter() - began)
    return Measured("the expected numbers alone", f"mean {mean:,.2f}", float(np.median(taken)) * 1e3, "ms")


def speed(name: str, lived: int, taken: float, said: str, promise: float | None = None) -> Measured:
    return Measured(name, said, lived / taken / 1e6, "million person-years/s", promise, at_least=True)


def answer(people: NDArray[np.int64]) -> str:
    """The mean and spread found. Raises AssertionError when either misses the exact one."""
    mean, spread, runs = float(people.mean()), float(people.std(ddof=1)), len(people)
    off = abs(mean - workload.MEAN) / (workload.SPREAD / np.sqrt(runs))
    wide = abs(spread - workload.SPREAD) / (workload.SPREAD / np.sqrt(2 * (runs - 1)))
    if off > WITHIN or wide > WITHIN:
        raise AssertionError(f"mean {mean:,.2f}, spread {spread:,.2f}: {off:.1f} and {wide:.1f} standard errors off")
    return f"{runs} runs: mean {mean:,.0f}, SD {spread:.0f}"
