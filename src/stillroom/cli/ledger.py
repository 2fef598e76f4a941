"""`stillroom ledger verify|checkpoint`"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from stillroom.cli.imports import Format
from stillroom.cli.outcome import fail, wrong_use
from stillroom.cli.start import start

if TYPE_CHECKING:
    from stillroom.apps.ledger.services.verification.findings import Verification

app = typer.Typer(no_args_is_help=True, help="Prove that the ledger is whole, and sign where it ends.")

Output = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]


@app.command()
def verify(
    organisation: Annotated[str, typer.Option(help="ODS code; without it, every organisation.")] = "",
    columns: Annotated[
        bool,
        typer.Option(
            "--columns/--chain-only", help="Also that columns and texts say what was signed, or the chain alone."
        ),
    ] = True,
    output: Output = Format.TEXT,
) -> None:
    """Check every statement, hash, head and signed checkpoint. Ends with 1, naming the first that is wrong."""
    start()
    from stillroom.apps.ledger.services.verify import verify_ledger
    from stillroom.apps.places.models import Organisation
    from stillroom.apps.places.selectors.organisations import organisation as organisation_with

    if organisation:
        try:
            organisation = organisation_with(organisation).ods_code
        except Organisation.DoesNotExist:
            wrong_use(f"There is no organisation “{organisation}”.")
    with counting(output) as progress:
        result = verify_ledger(ods_code=organisation or None, columns=columns, progress=progress)
    show(result, output)


@app.command()
def checkpoint(output: Output = Format.TEXT) -> None:
    """Sign where every chain ends now, in the database and in the files beside it."""
    start()
    from stillroom.apps.accounts import clock
    from stillroom.apps.ledger.services.checkpoint import make_checkpoints

    made = make_checkpoints(clock.now())
    if output is Format.JSON:
        heads = [
            {"organisation": one.organisation.ods_code, "seq": one.seq, "hash": bytes(one.hash).hex()} for one in made
        ]
        typer.echo(json.dumps({"checkpoints": heads}))
        return
    for one in made:
        typer.echo(
            f"{one.organisation.ods_code}: {counted(one.seq, 'statement')}, ending in {bytes(one.hash).hex()[:16]}…"
        )
    typer.echo(f"Signed: {len(made)}." if made else "There is no statement to sign yet.")


def show(result: "Verification", output: Format) -> None:
    """Print what was found, and end with 1 when anything is wrong."""
    if output is Format.JSON:
        typer.echo(json.dumps(result.as_dict()))
    elif result.ok:
        checked = "columns and texts compared" if result.with_columns else "chain only"
        erased = f", {counted(result.erased_texts, 'text')} erased" if result.erased_texts else ""
        typer.echo(
            f"{counted(result.statements, 'statement')} of {counted(result.organisations, 'organisation')}: all whole "
            f"({checked}, {counted(result.checkpoints, 'checkpoint')}{erased})."
        )
    if not result.ok:
        fail(*(str(finding) for finding in result.findings))


def counted(number: int, noun: str) -> str:
    """`1 statement`, `2,000 statements`"""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@contextmanager
def counting(output: Format) -> Iterator[Callable[[int], object]]:
    """Gives what to tell of each batch of statements; on a terminal it moves a bar."""
    from stillroom.apps.ledger.selectors.stored import count_statements

    console = Console(stderr=True)
    if output is Format.JSON or not console.is_terminal:
        yield lambda count: None
        return
    columns = (TextColumn("Statements"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("verify", total=count_statements())
        yield lambda count: bar.advance(task, count)
