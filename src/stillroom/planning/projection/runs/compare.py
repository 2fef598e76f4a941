"""Two scenarios, paired: the same people, the same chances, the same drawn figures, so that only what differs shows.

Blocks of draws are run in both until the difference is known as precisely as asked.
"""

import math
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.measures import STOCKS, Measured
from stillroom.planning.projection.result_tables import ALL, Tables
from stillroom.planning.projection.runs.collecting import Progress, quietly, run_draws
from stillroom.planning.projection.runs.pool import Where
from stillroom.planning.projection.runs.reading import Read
from stillroom.planning.projection.runs.run import Ran, write_run
from stillroom.planning.projection.runs.summary import Cubes, write_summary
from stillroom.planning.projection.scenario.drawn import drawn
from stillroom.planning.projection.scenario.problems import Impossible, Problem

NINETY_FIVE = 1.96


@dataclass(frozen=True)
class Asked:
    """The difference in `measure` at a place (“all” for a total) and a date (None: the last), to ±`within` of it."""

    measure: str = "headcount"
    staff_group: str = ALL
    sector: str = ALL
    region: str = ALL
    on: date | None = None
    within: float = 0.01
    first: int = 50
    most: int = 5000


@dataclass(frozen=True, eq=False)
class Compared:
    """`difference`: mean, and `half`, half the width of its 95 % interval, after `draws` draws of each."""

    one: Ran
    other: Ran
    difference: float
    half: float
    draws: int
    reached: bool


def compare(
    one: Read, other: Read, asked: Asked, *, where: Where | None = None, progress: Progress = quietly
) -> Compared:
    """Both by the executor, the seed and the step of the first. Raises `Impossible` where they cannot be paired."""
    _refuse_unpaired(one, other)
    first = one.scenario
    second = replace(other.scenario, seed=first.seed, executor=first.executor, step_months=first.step_months)
    done, wanted = 0, min(asked.first, asked.most)
    parts: tuple[list[Measured], list[Measured]] = ([], [])
    while True:
        for scenario, part in zip((first, second), parts, strict=True):
            values = {name: each[done:wanted] for name, each in drawn(scenario, wanted).values.items()}
            part.append(run_draws(scenario, values, range(done, wanted), where or Where(), progress, scenario.title))
        done = wanted
        both = joined(parts[0]), joined(parts[1])
        told = [_at(each, first.years, asked, first.horizon.end) for each in both]
        difference = told[1] - told[0]
        mean = float(difference.mean())
        half = NINETY_FIVE * float(difference.std(ddof=1)) / math.sqrt(done)
        reached = half <= asked.within * abs(mean)
        if reached or done >= asked.most:
            runs = [
                Ran(replace(scenario, draws=done), drawn(scenario, done), measured, None)
                for scenario, measured in zip((first, second), both, strict=True)
            ]
            return Compared(runs[0], runs[1], mean, half, done, reached)
        wanted = min(asked.most, max(2 * done, _enough(half, asked.within * abs(mean), done)))


def write_compared(found: Compared, one: Read, other: Read, out: Path) -> None:
    """Both runs in folders `a` and `b`; difference.csv: the second less the first, in the columns of a summary."""
    same = found.one.scenario.title == found.other.scenario.title
    for name, read, ran in (("a", one, found.one), ("b", other, found.other)):
        title = f"{ran.scenario.title} ({name.upper()})" if same else ran.scenario.title
        told = replace(read, scenario=replace(ran.scenario, title=title))
        write_run(told, ran, out / name, keep_draws=False, seconds=0.0)
    missing = found.one.insufficient
    both = {name: each | found.other.insufficient[name] for name, each in missing.items()}
    tables, pairs = found.one.measured.tables, _differences(found.one.measured, found.other.measured)
    write_summary(out / "difference.csv", pairs, tables, found.one.dates, both)


def joined(parts: list[Measured]) -> Measured:
    """The draws of one part after those of another."""
    first = parts[0]
    return Measured(
        first.tables,
        np.concatenate([each.people for each in parts]),
        np.concatenate([each.fte for each in parts]),
        np.concatenate([each.need for each in parts]),
        {kind: np.concatenate([each.flows[kind] for each in parts]) for kind in first.flows},
        np.concatenate([each.unfilled for each in parts]),
        np.concatenate([each.moves for each in parts]),
    )


def _differences(one: Measured, other: Measured) -> Cubes:
    for (name, first), (_, second) in zip(one.each(), other.each(), strict=True):
        yield name, second - first


def _refuse_unpaired(one: Read, other: Read) -> None:
    a, b = one.scenario, other.scenario
    problems: list[Problem] = []
    for name in ("base", "years", "regions", "sectors"):
        if getattr(a, name) != getattr(b, name):
            said = f"“{a.title}” has {_said(getattr(a, name))}, “{b.title}” {_said(getattr(b, name))}."
            problems.append(Problem((name,), f"{said} Only scenarios that agree here can be compared draw by draw."))
    groups = [each.code for each in a.staff_groups], [each.code for each in b.staff_groups]
    if groups[0] != groups[1]:
        problems.append(Problem(("staff_groups",), f"They differ: {_said(groups[0])}; {_said(groups[1])}."))
    if problems:
        raise Impossible(problems)


def _said(given: Any) -> str:
    return ", ".join(str(each) for each in given) if isinstance(given, list | tuple) else str(given)


def _at(measured: Measured, years: int, asked: Asked, end: Any) -> NDArray[np.float64]:
    """`[draw]` of what was asked about."""
    draws = next((each for name, each in measured.each() if name == asked.measure), None)
    if draws is None:
        known = ", ".join(name for name, _ in measured.each())
        raise Impossible([Problem((), f"There is no measure “{asked.measure}”. Choose from: {known}.")])
    days = [end(12 * year) for year in range(years + 1)]
    day = asked.on or days[-1]
    if day not in days[0 if asked.measure in STOCKS else 1 :]:
        raise Impossible([Problem((), f"Nothing is told of {day}. Choose from: {_said(days)}.")])
    number = days.index(day) - (0 if asked.measure in STOCKS else 1)
    found: NDArray[np.float64] = draws[:, number, *_row(measured.tables, asked)].astype(np.float64)
    if np.isnan(found).any():
        why = f"{asked.measure} there has no number in some draws: data is insufficient, or nobody is needed."
        raise Impossible([Problem((), f"{why} Name another place.")])
    return found


def _row(tables: Tables, asked: Asked) -> tuple[int, int, int]:
    found = []
    for name, axis in (("staff_group", tables.groups), ("sector", tables.sectors), ("region", tables.regions)):
        names = [*axis, ALL]
        if getattr(asked, name) not in names:
            raise Impossible(
                [Problem((), f"There is no {name} “{getattr(asked, name)}”. Choose from: {_said(names)}.")]
            )
        found.append(names.index(getattr(asked, name)))
    return found[0], found[1], found[2]


def _enough(half: float, wanted: float, done: int) -> int:
    """How many draws would do, by the square-root law, with a little over."""
    return math.ceil(done * (half / wanted) ** 2 * 1.1) if wanted > 0 else 2 * done
