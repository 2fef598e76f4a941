"""Reads scenarios for a command, and says on standard error what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from stillroom.cli.outcome import fail

if TYPE_CHECKING:
    from stillroom.planning.projection.runs.collecting import Progress
    from stillroom.planning.projection.runs.pool import Where
    from stillroom.planning.projection.runs.reading import Read


def read_scenario(scenario: str, *, draws: int = 0, seed: int = -1, executor: str = "") -> Read:
    """By its path, or a shipped one by its name. What a command sets overrides the file."""
    from stillroom.planning.projection.runs.reading import NotAScenario, read

    try:
        found = read(scenario)
    except NotAScenario as error:
        fail(*error.reasons)
    except FileNotFoundError as error:
        fail(f"{scenario}: {error}")
    given: dict[str, Any] = {name: value for name, value, unset in _overrides(draws, seed, executor) if value != unset}
    for notice in found.notices:
        typer.echo(f"Note: {notice}", err=True)
    return replace(found, scenario=replace(found.scenario, **given)) if given else found


def where(workers: int, spark: str, processes: bool | None = None) -> Where:
    from stillroom.planning.projection.runs.pool import Where

    return Where(workers or None, processes, spark=spark)


@contextmanager
def telling() -> Iterator[Progress]:
    """A progress bar on standard error; a problem that is found on the way ends the command with its reasons."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from stillroom.planning.projection.runs.block import Unreconciled
    from stillroom.planning.projection.runs.spark import NoSpark
    from stillroom.planning.projection.scenario.problems import Impossible

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    tasks = {}
    try:
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

            def progress(done: int, of: int, words: str) -> None:
                if words not in tasks:
                    tasks[words] = bar.add_task(words, total=of)
                bar.update(tasks[words], completed=done, total=of)

            yield progress
    except Impossible as error:
        fail(*str(error).splitlines())
    except (Unreconciled, NoSpark) as error:
        fail(str(error))


def _overrides(draws: int, seed: int, executor: str) -> list[tuple[str, int | str, int | str]]:
    return [("draws", draws, 0), ("seed", seed, -1), ("executor", executor, "")]
