"""`stillroom project compare A B`"""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.project.run import EXECUTOR, OUT, SEED, WORKERS
from stillroom.cli.project.scenarios import read_scenario, telling, where
from stillroom.cli.project.suppress import SUPPRESS, mark_suppressed

SCENARIO = Annotated[str, typer.Argument(help="A scenario file, or the name of a shipped one.")]


def compare(
    one: SCENARIO,
    other: SCENARIO,
    out: OUT,
    measure: Annotated[str, typer.Option(help="What the difference is to be known of.")] = "headcount",
    staff_group: Annotated[str, typer.Option(help="Of this staff group; “all” for all.")] = "all",
    sector: Annotated[str, typer.Option(help="In this sector.")] = "all",
    region: Annotated[str, typer.Option(help="In this region.")] = "all",
    on_date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="At this date; unless named, the last.")
    ] = None,
    within: Annotated[float, typer.Option(min=0.0, help="As a share of the difference: 0.01 is ±1 % of it.")] = 0.01,
    most: Annotated[int, typer.Option(min=2, help="At most so many draws of each.")] = 5000,
    seed: SEED = -1,
    executor: EXECUTOR = None,
    workers: WORKERS = 0,
    on: Annotated[str, typer.Option(help="A Spark cluster to run on: spark://host:7077, or local[2].")] = "",
    suppress: SUPPRESS = False,
) -> None:
    """What the second scenario changes against the first: the same people and chances in both."""
    first = read_scenario(one, seed=seed, executor=executor or "")
    second = read_scenario(other)
    from stillroom.planning.projection.runs.compare import Asked, write_compared
    from stillroom.planning.projection.runs.compare import compare as compare_runs

    day: date | None = on_date.date() if on_date else None
    asked = Asked(measure, staff_group, sector, region, day, within, most=most)
    with telling() as progress:
        found = compare_runs(first, second, asked, where=where(workers, on), progress=progress)
        write_compared(found, first, second, out)
    if suppress:
        for name in ("a", "b"):
            mark_suppressed(out / name)
    _report(out)
    place = ", ".join(each for each in (staff_group, sector, region) if each != "all") or "in all"
    typer.echo(f"{measure}, {place}: {found.difference:+,.2f} ± {found.half:,.2f} after {found.draws} draws of each")
    if not found.reached:
        typer.echo(f"Note: that is not yet ±{within:.1%} of the difference. Allow more draws with --most.", err=True)


def _report(out: Path) -> None:
    from stillroom.documents.projection_report import read_lines, read_run, write_comparison

    write_comparison(read_run(out / "a"), read_run(out / "b"), read_lines(out / "difference.csv"), out / "report.html")
