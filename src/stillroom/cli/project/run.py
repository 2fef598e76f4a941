"""`stillroom project SCENARIO.toml --out DIR`"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.project.scenarios import read_scenario, telling, where
from stillroom.cli.project.suppress import SUPPRESS, mark_suppressed


class Executor(StrEnum):
    EXPECTED = "expected"
    INDIVIDUALS = "individuals"
    COHORTS = "cohorts"


SCENARIO = Annotated[
    str, typer.Argument(metavar="SCENARIO.toml", help="A scenario file, or the name of a shipped one.")
]
OUT = Annotated[Path, typer.Option(help="The folder to write to.")]
WORKERS = Annotated[int, typer.Option(min=0, help="How many at once; 0: as many as there are cores.")]
DRAWS = Annotated[int, typer.Option(min=0, help="How many draws, instead of what the scenario says.")]
SEED = Annotated[int, typer.Option(min=-1, help="The seed, instead of what the scenario says.")]
EXECUTOR = Annotated[Executor | None, typer.Option(help="The executor, instead of what the scenario says.")]


def run(
    scenario: SCENARIO,
    out: OUT,
    number: DRAWS = 0,
    seed: SEED = -1,
    executor: EXECUTOR = None,
    draws: Annotated[bool, typer.Option("--draws", help="Write every draw to draws.parquet.")] = False,
    workers: WORKERS = 0,
    processes: Annotated[
        bool | None, typer.Option("--processes/--threads", help="Processes or threads; unless named, whichever suits.")
    ] = None,
    on: Annotated[str, typer.Option(help="A Spark cluster to run on: spark://host:7077, or local[2].")] = "",
    report: Annotated[bool, typer.Option(help="Write report.html as well.")] = True,
    suppress: SUPPRESS = False,
    check: Annotated[bool, typer.Option("--dry-run", help="Only say whether the scenario can be run.")] = False,
) -> None:
    """Run a scenario: summary.csv, flows.csv, spread.csv, report.html, manifest.json."""
    read = read_scenario(scenario, draws=number, seed=seed, executor=executor or "")
    if check:
        typer.echo(f"{scenario} can be run: {read.scenario.title}.")
        return
    from stillroom.planning.projection.runs.run import project

    with telling() as progress:
        project(read, out, progress, where=where(workers, on, processes), keep_draws=draws)
    if suppress:
        mark_suppressed(out)
    if report:
        _report(out)
    for path in sorted(out.iterdir()):
        typer.echo(path)


def _report(out: Path) -> None:
    from stillroom.documents.projection_report import read_run, write_report

    write_report(read_run(out), out / "report.html")
