"""Runs a scenario and writes what came of it."""

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.drawing import DrawnParameters
from stillroom.planning.projection.measures import Measured, insufficient, undemanded
from stillroom.planning.projection.moves import pairs_of
from stillroom.planning.projection.runs.collecting import Progress, quietly, run_draws
from stillroom.planning.projection.runs.draws_table import write_draws, write_parameters
from stillroom.planning.projection.runs.flow_table import write_flows
from stillroom.planning.projection.runs.manifest import manifest, write
from stillroom.planning.projection.runs.move_table import write_moves
from stillroom.planning.projection.runs.pool import Where
from stillroom.planning.projection.runs.reading import Read
from stillroom.planning.projection.runs.spread_table import write_spread
from stillroom.planning.projection.runs.summary import write_summary
from stillroom.planning.projection.scenario.assembly import assembly_of
from stillroom.planning.projection.scenario.drawn import drawn
from stillroom.planning.projection.scenario.scenario import Scenario

AGAIN = 2**31
"""Draws from this number on have the figures of the first draws, and other chances."""


@dataclass(frozen=True, eq=False)
class Ran:
    """Every draw of a scenario. `again`: the first of them with other chances; None of expected numbers."""

    scenario: Scenario
    drawn: DrawnParameters
    measured: Measured
    again: Measured | None

    @property
    def dates(self) -> list[date]:
        return [self.scenario.horizon.end(12 * year) for year in range(self.scenario.years + 1)]

    @property
    def insufficient(self) -> dict[str, NDArray[np.bool_]]:
        return insufficient(self.scenario, self.measured.tables, assembly_of(self.scenario).need)


def run(scenario: Scenario, where: Where, progress: Progress = quietly) -> Ran:
    """Figures are drawn before anybody is simulated. Raises `Impossible`, `Unreconciled`."""
    figures = drawn(scenario, scenario.draws)
    draws, repeats = scenario.draws, again(scenario)
    values = {name: np.concatenate([each, each[:repeats]]) for name, each in figures.values.items()}
    whole = run_draws(scenario, values, [*range(draws), *range(AGAIN, AGAIN + repeats)], where, progress)
    return Ran(scenario, figures, whole.part(0, draws), whole.part(draws, draws + repeats) if repeats else None)


def again(scenario: Scenario) -> int:
    """How many draws are run twice: a fifth, 20 to 100. None where nothing happens by chance."""
    if scenario.executor == "expected" or scenario.draws < 2:
        return 0
    return min(scenario.draws, max(20, min(100, scenario.draws // 5)))


def project(
    read: Read, out: Path, progress: Progress = quietly, *, where: Where | None = None, keep_draws: bool = False
) -> Ran:
    """Runs it and writes it. Raises `Impossible`, `Unreconciled`, having written nothing."""
    began = time.monotonic()
    ran = run(read.scenario, where or Where(), progress)
    write_run(read, ran, out, keep_draws=keep_draws, seconds=time.monotonic() - began)
    return ran


def write_run(read: Read, ran: Ran, out: Path, *, keep_draws: bool, seconds: float) -> None:
    """The tables, draws.parquet if kept, and manifest.json last: where it is, the run is whole."""
    missing, measured, dates = ran.insufficient, ran.measured, ran.dates
    reasons = [*ran.scenario.insufficient, *undemanded(ran.scenario, measured.tables, assembly_of(ran.scenario).need)]
    out.mkdir(parents=True, exist_ok=True)
    for name in ("manifest.json", "report.html", "draws.parquet"):  # nothing of an earlier run stays beside this one
        (out / name).unlink(missing_ok=True)
    names = ["flows.csv", "summary.csv", "spread.csv", "parameters.parquet", "moves.csv"]
    names += ["draws.parquet"] if keep_draws else []
    files = [out / name for name in names]
    write_flows(files[0], measured, dates)
    write_summary(files[1], measured.each(), measured.tables, dates, missing)
    write_spread(files[2], ran.scenario, ran.drawn.values, measured, ran.again, dates, missing)
    write_parameters(files[3], ran.drawn.values)
    pairs = pairs_of(assembly_of(ran.scenario), measured.tables).pairs
    write_moves(files[4], pairs, measured.moves, dates)
    if keep_draws:
        write_draws(files[5], measured, dates)
    told = manifest(
        read, ran.drawn.values, draws_sha256=ran.drawn.sha256, beside=out, outputs=files,
        options={"draws": ran.scenario.draws, "keep_draws": keep_draws}, insufficient=reasons, seconds=seconds,
    )  # fmt: skip
    write(out / "manifest.json", told)
