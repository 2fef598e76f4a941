"""`stillroom check`"""

import getpass
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.start import start


def check(
    report: Annotated[
        Path | None,
        typer.Option(file_okay=False, help="Also qualify the installation, and write the report into this folder."),
    ] = None,
    by: Annotated[str, typer.Option(help="Who does it, for the report; empty: the account of this machine.")] = "",
    scratch_database: Annotated[
        str, typer.Option(help="On PostgreSQL, an empty database to restore a backup into, for the report.")
    ] = "",
) -> None:
    """Verify the settings, the keys, the database and what guards it. Ends with 1 if anything is wrong."""
    start()
    if report is not None:
        _qualify(report, by or getpass.getuser(), scratch_database)
        return
    from stillroom.apps.accounts.health import Result, run_checks

    failed = False
    for result in (Result("settings", list(setting_problems())), Result("keys", list(key_problems())), *run_checks()):
        typer.echo(f"{'FAIL' if result.problems else 'OK'}  {result.name}")
        for problem in result.problems:
            typer.echo(f"      {result.name}: {problem}", err=True)
        failed = failed or bool(result.problems)
    if failed:
        fail("Something above needs attention before anyone relies on this installation.")


def _qualify(folder: Path, by: str, scratch_database: str) -> None:
    from stillroom.cli.qualification.run import qualify
    from stillroom.cli.qualification.steps import Verdict

    found, files = qualify(folder=folder, by=by, scratch_database=scratch_database)
    for step, outcome in found.results:
        typer.echo(f"{outcome.verdict.upper():8}  {step.id} {step.title}")
        if outcome.verdict is not Verdict.PASSED:
            for line in outcome.seen:
                typer.echo(f"          {line}", err=True)
    typer.echo(f"{found.finding()} Written: {', '.join(str(file) for file in files)}")
    if found.verdict is Verdict.FAILED:
        fail("Mend what failed before anyone relies on this installation.")


def setting_problems() -> Iterator[str]:
    """What is wrong with the settings."""
    from django.conf import settings
    from django.core.checks import WARNING, run_checks

    # What Django asks of a deployment makes no sense of one that only this machine can reach over http.
    is_deployed = settings.STILLROOM_URL.startswith("https://")
    for message in run_checks(include_deployment_checks=is_deployed, databases=["default"]):
        if message.level >= WARNING and not message.is_silenced():
            yield f"{message.msg} {message.hint or ''}".strip()


def key_problems() -> Iterator[str]:
    """Which keys others on this machine can read."""
    from django.conf import settings

    for key in sorted(settings.STILLROOM_KEYS.iterdir()):
        if key.stat().st_mode & 0o077:
            yield f"others on this machine can read {key}. Type: chmod 600 {key}"
