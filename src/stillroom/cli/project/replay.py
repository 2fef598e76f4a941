"""`stillroom project replay manifest.json`"""

import json
from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.project.run import WORKERS
from stillroom.cli.project.scenarios import telling, where
from stillroom.cli.project.suppress import mark_suppressed


def replay(
    manifest: Annotated[Path, typer.Argument(help="The manifest.json of a run, or its folder.")],
    out: Annotated[Path | None, typer.Option(help="Keep the run that is made anew in this folder.")] = None,
    workers: WORKERS = 0,
) -> None:
    """Make a run again from its manifest and compare it with what was written, bit by bit."""
    from stillroom.planning.projection.runs.reading import NotAScenario
    from stillroom.planning.projection.runs.replay import CannotReplay
    from stillroom.planning.projection.runs.replay import replay as replay_run

    path = manifest / "manifest.json" if manifest.is_dir() else manifest
    try:
        with telling() as progress:
            found = replay_run(path, progress, where=where(workers, ""), out=out)
    except (CannotReplay, NotAScenario) as error:
        fail(*error.reasons)
    if out and json.loads(path.read_text(encoding="utf-8")).get("suppress"):
        mark_suppressed(out)
    for name, (then, now) in found.versions.items():
        typer.echo(f"Note: {name} was {then} then and is {now} now.", err=True)
    for name in found.same:
        typer.echo(f"{name}: the same, bit by bit")
    if found.different:
        fail(*(f"{name}: not the same as then" for name in found.different))
