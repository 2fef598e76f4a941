"""summary.csv: each measure by date and place, its mean and how far it may be from it."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.measures import STOCKS
from stillroom.planning.projection.result_tables import Tables

INSUFFICIENT = "insufficient data"
NOT_APPLICABLE = "not applicable"
"""Of no posts there is no vacancy rate. So says a row if nobody is needed in some draw: the others are not all."""
PERCENTILES = (5, 10, 25, 50, 75, 90, 95)
COLUMNS = (
    "date", "measure", "staff_group", "sector", "region", "mean", "sd",
    *(f"p{each:02}" for each in PERCENTILES), "mc_se",
)  # fmt: skip
Cubes = Iterator[tuple[str, NDArray[Any]]]


def write_summary(
    path: Path, measures: Cubes, tables: Tables, dates: Sequence[date], insufficient: Mapping[str, NDArray[np.bool_]]
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for measure, draws in measures:
            writer.writerows(lines(measure, draws, tables, dates, insufficient))


def lines(
    measure: str,
    draws: NDArray[Any],
    tables: Tables,
    dates: Sequence[date],
    insufficient: Mapping[str, NDArray[np.bool_]],
) -> Iterator[list[str]]:
    """Of one measure, `draws[draw, date, group, sector, region]`, by date and then place."""
    missing = insufficient.get(measure)
    when = dates if measure in STOCKS else dates[1:]
    told = moments(draws)
    for number, day in enumerate(when):
        for row in rows_of(measure, tables):
            start = [day.isoformat(), measure, *tables.names(row)]
            if missing is not None and missing[row]:
                yield [*start, INSUFFICIENT, *[""] * (len(COLUMNS) - 6)]
            elif np.isnan(told[0, number, *row]):
                yield [*start, NOT_APPLICABLE, *[""] * (len(COLUMNS) - 6)]
            else:
                yield [*start, *(plain(float(each)) for each in told[:, number, *row])]


def rows_of(measure: str, tables: Tables) -> list[tuple[int, int, int]]:
    """Trainees hold no posts: nothing is told of the need for them. Those away are in no sector."""
    group_total, sector_total = len(tables.groups), len(tables.sectors)
    if measure == "away":
        return [row for row in tables.rows if row[1] == sector_total]
    if measure in ("need_fte", "gap_fte", "vacancy_rate"):
        return [row for row in tables.rows if row[0] == group_total or not tables.trainees[row[0]]]
    return tables.rows


def moments(draws: NDArray[Any]) -> NDArray[np.float64]:
    """`[mean, sd, percentiles…, standard error of the mean]` over the draws."""
    number = len(draws)
    mean = draws.mean(axis=0, dtype=np.float64)
    sd = draws.std(axis=0, ddof=1, dtype=np.float64) if number > 1 else np.full(mean.shape, np.nan)
    points = np.percentile(draws, PERCENTILES, axis=0)
    found: NDArray[np.float64] = np.stack([mean, sd, *points, sd / np.sqrt(number)])
    return found


def plain(value: float) -> str:
    """Six places at most; empty for what is no number."""
    if not np.isfinite(value):
        return ""
    return f"{round(value, 6) + 0.0:.6f}".rstrip("0").rstrip(".")
