"""Expected numbers of a scenario whose levers were moved, at once: no draws, no files, no report.

Where the middle of the results goes when a lever moves is the same recursion that a run by the executor “expected” is;
what the draws say of the spread is left to a run.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.measures import STOCKS, insufficient
from stillroom.planning.projection.result_tables import tables_of
from stillroom.planning.projection.runs import tables
from stillroom.planning.projection.runs.block import Task, run_block
from stillroom.planning.projection.runs.collecting import together
from stillroom.planning.projection.runs.reading import NotAScenario
from stillroom.planning.projection.scenario.assembly import assembly_of
from stillroom.planning.projection.scenario.building import scenario_from
from stillroom.planning.projection.scenario.drawn import middle
from stillroom.planning.projection.scenario.problems import Impossible
from stillroom.planning.projection.scenario.problems import Path as Place
from stillroom.planning.projection.scenario.scenario import Scenario

Numbers = tuple[float | None, ...]
BY_SECTOR = ("headcount", "fte", "gap_fte", "vacancy_rate")
FLOWS = ("joiners", "leavers", "qualified", "retired", "drawn_in", "drawn_out")


@dataclass(frozen=True)
class Expected:
    """`whole[measure]` on each of the dates (flows: of the year that ends then); None where data is insufficient.

    `sectors[measure][sector]`: the same of each sector, for the measures of `BY_SECTOR`.
    """

    dates: tuple[date, ...]
    whole: Mapping[str, Numbers]
    sectors: Mapping[str, Mapping[str, Numbers]]


def scenario_of(document: Mapping[str, Any], files: Mapping[str, str]) -> Scenario:
    """Of tables that agree with the schema, and the tables they name. Raises `NotAScenario`."""
    people, places = document["people"].get("file"), list(enumerate(document.get("places", ())))
    named = [(number, each["file"]) for number, each in places if "file" in each]
    try:
        found, _ = scenario_from(
            document,
            people=_rows(files, people, tables.PEOPLE, ("people", "file")) if people else (),
            places_rows={n: _rows(files, name, tables.PLACES, ("places", n)) for n, name in named},
            fitted=_fitted(files, document["fitted"]["file"]) if "fitted" in document else {},
        )
    except Impossible as wrong:
        raise NotAScenario([str(wrong)]) from None
    return found


def expected_of(scenario: Scenario) -> Expected:
    """With every parameter at its middle."""
    plain = replace(scenario, executor="expected")
    values = {name: np.array([each]) for name, each in middle(plain).items()}
    block = run_block(plain, Task(0, values, [0]))
    places = tables_of(plain)
    missing = insufficient(plain, places, assembly_of(plain).need)
    dates = tuple(plain.horizon.end(year * 12) for year in range(plain.years + 1))
    whole: dict[str, Numbers] = {}
    sectors: dict[str, dict[str, Numbers]] = {}
    for measure, cube in together([block], places).each():
        if measure not in STOCKS and measure not in FLOWS:
            continue
        unknown = missing.get(measure, np.zeros(cube.shape[2:], np.bool_))
        whole[measure] = _told(cube[0, :, -1, -1, -1], unknown=bool(unknown[-1, -1, -1]))
        if measure in BY_SECTOR:
            sectors[measure] = {
                name: _told(cube[0, :, -1, at, -1], unknown=bool(unknown[-1, at, -1]))
                for at, name in enumerate(places.sectors)
            }
    return Expected(dates, whole, sectors)


def _told(values: NDArray[Any], *, unknown: bool) -> Numbers:
    return tuple(None if unknown or not np.isfinite(each) else float(each) for each in values)


def _fitted(files: Mapping[str, str], name: str) -> dict[str, list[float]]:
    """Joint draws of what was fitted to history, of which the middle is taken."""
    names = next(csv.reader(files.get(name, "").splitlines()), [])
    rows = _rows(files, name, [tables.Column(each, float, "a number") for each in names], ("fitted", "file"))
    return {each: [row[each] for _, row in rows] for each in names}


def _rows(
    files: Mapping[str, str], name: str, columns: Sequence[tables.Column], place: Place
) -> list[tuple[Place, Mapping[str, Any]]]:
    with TemporaryDirectory(prefix="stillroom-table-") as folder:
        path = Path(folder) / Path(name).name
        path.write_text(files.get(name, ""), encoding="utf-8")
        return [((*place, number), row) for number, row in tables.rows(path, columns)]
