"""`stillroom project calibrate SCENARIO --out DIR` and `stillroom project backtest SCENARIO --out DIR`"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stillroom.cli.outcome import fail

if TYPE_CHECKING:
    from stillroom.planning.projection.runs.calibrate import Found
    from stillroom.planning.projection.runs.reading import Document

SCENARIO = Annotated[str, typer.Argument(help="A scenario file, or the name of a shipped one.")]
OUT = Annotated[Path, typer.Option(help="The folder to write to.")]


def calibrate(scenario: SCENARIO, out: OUT) -> None:
    """Fit a scenario to the history it names, or take a printed figure apart into every combination of assumptions.

    Writes fitted.csv, which the scenario then names under “fitted”, and what the data can tell and cannot.
    """
    from stillroom.planning.projection.runs.calibrate import calibrate as fit
    from stillroom.planning.projection.runs.calibrate import reconstruct

    document = _document(scenario)
    asked = [work for name, work in (("calibration", fit), ("reconstruction", reconstruct)) if name in document.plain]
    if not asked:
        fail(f"{scenario}: there is neither a [calibration] nor a [reconstruction] in it. Add one.")
    for work in asked:
        _tell(work, document, out)


def backtest(scenario: SCENARIO, out: OUT) -> None:
    """Forecast each past year as it could have been at the time, and score it against simple forecasts."""
    from stillroom.planning.projection.runs.calibrate import back_test

    _tell(back_test, _document(scenario), out)


def _document(scenario: str) -> Document:
    from stillroom.planning.projection.runs.reading import NotAScenario, document

    try:
        return document(scenario)
    except NotAScenario as error:
        fail(*error.reasons)
    except FileNotFoundError as error:
        fail(f"{scenario}: {error}")


def _tell(work: Callable[[Document, Path], Found], document: Document, out: Path) -> None:
    from stillroom.planning.projection.runs.reading import NotAScenario

    try:
        found = work(document, out)
    except NotAScenario as error:
        fail(*error.reasons)
    except ValueError as error:
        fail(str(error))
    for sentence in found.sentences:
        typer.echo(sentence)
    for path in found.files:
        typer.echo(path)
