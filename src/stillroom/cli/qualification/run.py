"""Runs the qualification and writes its report."""

import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

from stillroom.cli.qualification.plan import plan
from stillroom.cli.qualification.report import Report, write
from stillroom.cli.qualification.steps import Outcome, Step, Workplace, failed


def qualify(*, folder: Path, by: str, scratch_database: str = "") -> tuple[Report, list[Path]]:
    """Every step, whatever an earlier one found. Changes nothing here but the files in `folder`."""
    from django.conf import settings
    from django.db import connection

    from stillroom.apps.accounts.clock import now

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="stillroom-") as scratch:
        workplace = Workplace(folder, Path(scratch), scratch_database)
        results = [(step, _run(step, workplace)) for step in plan()]
    report = Report(
        by=by,
        at=now().isoformat(timespec="seconds"),
        stillroom=version("stillroom"),
        python=platform.python_version(),
        database=connection.vendor,
        address=settings.STILLROOM_URL,
        results=results,
    )
    return report, write(report, folder)


def _run(step: Step, workplace: Workplace) -> Outcome:
    try:
        return step.run(workplace)
    except Exception as error:
        return failed(f"{type(error).__name__}: {error}")
