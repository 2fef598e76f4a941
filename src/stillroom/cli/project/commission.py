"""`stillroom project commission QUESTION.toml --out DIR`"""

from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.project.run import DRAWS, OUT, WORKERS
from stillroom.cli.project.scenarios import telling

QUESTION = Annotated[
    Path,
    typer.Argument(metavar="QUESTION.toml", help="The places on offer, the gaps to be closed, the limits."),
]


def commission(
    question: QUESTION,
    out: OUT,
    number: DRAWS = 0,
    workers: WORKERS = 0,
    check: Annotated[bool, typer.Option("--dry-run", help="Only say whether the question can be asked.")] = False,
) -> None:
    """How many training places, where and when, close the gaps at least cost. Ends with 1 if none can.

    Writes places.csv, targets.csv, regions.csv, prices.csv, supervision.csv, worth.csv, commissioning.json.
    """
    from stillroom.planning.projection.runs.commissioning.answering import answer
    from stillroom.planning.projection.runs.commissioning.reading import read_question
    from stillroom.planning.projection.runs.commissioning.writing import write_answer
    from stillroom.planning.projection.runs.reading import NotAScenario

    try:
        read = read_question(question)
    except NotAScenario as error:
        fail(*error.reasons)
    for notice in read.notices:
        typer.echo(f"Note: {notice}", err=True)
    if check:
        typer.echo(f"{question} can be asked: {read.tables['title']}.")
        return
    try:
        with telling() as progress:
            result = answer(read, progress, draws=number or None, workers=workers or None)
    except ValueError as error:
        fail(f"{question}: {error}")
    files = write_answer(result, read, out)
    for sentence in result.findings:
        typer.echo(sentence)
    for file in files:
        typer.echo(file)
    if not result.is_feasible:
        fail("No places were chosen: see above what would have to give way.")
