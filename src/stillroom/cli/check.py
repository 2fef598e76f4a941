"""`stillroom check`"""

from collections.abc import Iterator

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.start import start


def check() -> None:
    """Verify the settings, the keys, the database and what guards it. Ends with 1 if anything is wrong."""
    start()
    from stillroom.apps.accounts.health import Result, run_checks

    failed = False
    for result in (Result("settings", list(_settings())), Result("keys", list(_keys())), *run_checks()):
        typer.echo(f"{'FAIL' if result.problems else 'OK'}  {result.name}")
        for problem in result.problems:
            typer.echo(f"      {result.name}: {problem}", err=True)
        failed = failed or bool(result.problems)
    if failed:
        fail("Something above needs attention before anyone relies on this installation.")


def _settings() -> Iterator[str]:
    from django.conf import settings
    from django.core.checks import WARNING, run_checks

    # What Django asks of a deployment makes no sense of one that only this machine can reach over http.
    is_deployed = settings.STILLROOM_URL.startswith("https://")
    for message in run_checks(include_deployment_checks=is_deployed, databases=["default"]):
        if message.level >= WARNING and not message.is_silenced():
            yield f"{message.msg} {message.hint or ''}".strip()


def _keys() -> Iterator[str]:
    from django.conf import settings

    for key in sorted(settings.STILLROOM_KEYS.iterdir()):
        if key.stat().st_mode & 0o077:
            yield f"others on this machine can read {key}. Type: chmod 600 {key}"
