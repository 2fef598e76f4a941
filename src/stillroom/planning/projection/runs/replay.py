"""Makes a run again from its manifest, and compares bit by bit."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stillroom.planning.projection.runs import shipped
from stillroom.planning.projection.runs.collecting import Progress, quietly
from stillroom.planning.projection.runs.manifest import sha256, versions
from stillroom.planning.projection.runs.pool import Where
from stillroom.planning.projection.runs.reading import read
from stillroom.planning.projection.runs.run import project


class CannotReplay(ValueError):
    """Why the run cannot be made again as it was. `reasons` name the file."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Replayed:
    """`same`, `different`: names of files. `versions`: package → then and now, where they differ."""

    same: list[str]
    different: list[str]
    versions: Mapping[str, tuple[str, str]]


def replay(
    path: Path, progress: Progress = quietly, *, where: Where | None = None, out: Path | None = None
) -> Replayed:
    """`out`: where the run is written anew; else nowhere to stay. Raises `CannotReplay` before running."""
    told = _told(path)
    changed = _changed(told, path.parent)
    if changed:
        raise CannotReplay(changed)
    asked = read(shipped.found(told["inputs"][0]["file"], path.parent))
    again = replace(asked, scenario=replace(asked.scenario, **_as_then(told)))
    with tempfile.TemporaryDirectory() as folder:
        to = out or Path(folder)
        project(again, to, progress, where=where, keep_draws=told["options"]["keep_draws"])
        now = {each["file"]: sha256(to / each["file"]) for each in told["outputs"]}
    then = {each["file"]: each["sha256"] for each in told["outputs"]}
    here = versions()
    return Replayed(
        [name for name in then if then[name] == now[name]],
        [name for name in then if then[name] != now[name]],
        {name: (was, here.get(name, "")) for name, was in told["versions"].items() if was != here.get(name, "")},
    )


def _told(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
        missing = [name for name in ("inputs", "outputs", "options", "versions", "draws", "seed") if name not in found]
    except OSError as error:
        raise CannotReplay([f"{path}: it cannot be read: {error.strerror}."]) from None
    except (ValueError, TypeError):
        raise CannotReplay([f"{path}: this is not a manifest. Name the manifest.json of a run."]) from None
    if missing or not found["inputs"]:
        raise CannotReplay([f"{path}: `{(missing or ['inputs'])[0]}` is missing. Name the manifest.json of a run."])
    return dict(found)


def _changed(told: Mapping[str, Any], folder: Path) -> list[str]:
    found = []
    for each in told["inputs"]:
        path = shipped.found(each["file"], folder)
        if not path.is_file():
            found.append(f"inputs, {each['file']}: the file is gone. Put it back beside the run, then replay.")
        elif sha256(path) != each["sha256"]:
            found.append(f"inputs, {each['file']}: the file has changed since the run. Restore it, or run it anew.")
    return found


def _as_then(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a command may have set otherwise than the file says."""
    return {name: told[name] for name in ("draws", "seed", "executor", "step_months")}
