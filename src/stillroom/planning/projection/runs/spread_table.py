"""spread.csv: which share of each result's variance is chance, which is not knowing, and not knowing what."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.measures import Measured
from stillroom.planning.projection.runs.summary import rows_of
from stillroom.planning.projection.scenario.scenario import Scenario
from stillroom.planning.projection.spread import shares_of_each, split

COLUMNS = ("date", "measure", "staff_group", "sector", "region", "source", "share")
MEASURES = ("headcount", "fte", "gap_fte", "vacancy_rate", "trainees")
MOST_GROUPS = 10
"""Every order of the groups is tried: more are put together as “other assumptions”."""
FEWEST = 30
"""Draws below which shares would be noise."""

Numbers = NDArray[Any]


def write_spread(
    path: Path,
    scenario: Scenario,
    values: Mapping[str, NDArray[np.float64]],
    first: Measured,
    again: Measured | None,
    dates: Sequence[date],
    insufficient: Mapping[str, NDArray[np.bool_]],
) -> None:
    """`again`: the first draws with other chances; None: there is no chance in it, or it was not told apart."""
    repeats = dict(again.each()) if again else {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for measure, draws in first.each():
            if measure in MEASURES:
                told = _lines(measure, draws, repeats.get(measure), scenario, values, first, dates, insufficient)
                writer.writerows(told)


def _lines(
    measure: str, draws: Numbers, again: Numbers | None, scenario: Scenario,
    values: Mapping[str, NDArray[np.float64]], measured: Measured, dates: Sequence[date],
    insufficient: Mapping[str, NDArray[np.bool_]],
) -> Iterator[list[str]]:  # fmt: skip
    """By place and date; what does not vary is left out."""
    groups, missing = grouped(scenario), insufficient.get(measure)
    told = [
        (row, number)
        for row in rows_of(measure, measured.tables)
        if (row[1] == len(measured.tables.sectors) or row[2] == len(measured.tables.regions))
        and (missing is None or not missing[row])
        for number in range(len(dates))
        if np.isfinite(draws[:, number, *row]).all() and float(np.ptp(draws[:, number, *row])) > 0
    ]
    if not told:
        return
    results = np.column_stack([draws[:, number, *row] for row, number in told]).astype(np.float64)
    explained = shares_of_each(values, results, groups=groups) if len(draws) >= FEWEST else {}
    for column, (row, number) in enumerate(told):
        start = [dates[number].isoformat(), measure, *measured.tables.names(row)]
        other = None if again is None else again[:, number, *row].astype(np.float64)
        if other is not None or scenario.executor == "expected":
            yield from ([*start, name, f"{share:.4f}"] for name, share in by_chance(results[:, column], other))
        yield from ([*start, name, f"{share[column]:.4f}"] for name, share in explained.items())


def by_chance(result: NDArray[np.float64], again: NDArray[np.float64] | None) -> list[tuple[str, float]]:
    """The shares of chance and of what is not known; of expected numbers all is not known."""
    if again is None:
        return [("chance", 0.0), ("not known", 1.0)]
    told = split(np.column_stack([result[: len(again)], again]))
    chance = min(1.0, told.chance / told.whole) if told.whole else 0.0
    return [("chance", chance), ("not known", 1.0 - chance)]


def grouped(scenario: Scenario) -> dict[str, str]:
    """Parameter → its group; of more than a few groups the last in the scenario are put together."""
    order = list(dict.fromkeys(each.group for each in scenario.assumptions.values()))
    kept = set(order if len(order) <= MOST_GROUPS else order[: MOST_GROUPS - 1])
    return {name: a.group if a.group in kept else "other assumptions" for name, a in scenario.assumptions.items()}
