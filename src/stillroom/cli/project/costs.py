"""`stillroom project costs COSTS.toml --out DIR`"""

from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.project.run import OUT

COSTS = Annotated[Path, typer.Argument(metavar="COSTS.toml", help="Routes, their prices, and who pays.")]


def costs(costs: COSTS, out: OUT) -> None:
    """What each route to a trained person costs the employer and gives back, month by month.

    Writes routes.csv, lines.csv, months.csv, costs.json.
    """
    from stillroom.planning.costing.compare import compare
    from stillroom.planning.costing.files.reading import read_costs
    from stillroom.planning.costing.files.writing import write_costs
    from stillroom.planning.projection.runs.reading import NotAScenario

    try:
        read = read_costs(costs)
    except NotAScenario as error:
        fail(*error.reasons)
    try:
        found = compare(
            read.routes, read.values, title=read.title, period=read.months, draws=read.draws, currency=read.currency,
            synthetic=read.synthetic, assumptions=read.assumptions, groups=read.groups,
        )  # fmt: skip
    except ValueError as error:
        fail(f"{costs}: {error}")
    files = write_costs(found, read, out)
    for sentence in found.findings:
        typer.echo(sentence)
    for file in files:
        typer.echo(file)
