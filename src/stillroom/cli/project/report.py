"""`stillroom project report DIR`"""

from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.outcome import fail


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a run.")],
    excel: Annotated[bool, typer.Option("--excel", help="Write results.xlsx too.")] = False,
) -> None:
    """Write the report of a run anew, with the tables that calibrate, backtest and commission have added since."""
    from stillroom.documents.projection_report import NotARun, read_run, write_report, write_workbook

    try:
        run = read_run(folder)
    except NotARun as error:
        fail(str(error))
    write_report(run, folder / "report.html")
    typer.echo(folder / "report.html")
    if excel:
        write_workbook(run, folder / "results.xlsx")
        typer.echo(folder / "results.xlsx")
