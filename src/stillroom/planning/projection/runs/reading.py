"""Scenarios from files: what they extend, the tables they name, and each problem with its file and line."""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stillroom.planning.projection.runs import shipped, tables
from stillroom.planning.projection.runs.lines import lines_of
from stillroom.planning.projection.runs.located import Located, extended, locate
from stillroom.planning.projection.runs.schema import problems_with, written
from stillroom.planning.projection.scenario.building import scenario_from
from stillroom.planning.projection.scenario.parsing import Table
from stillroom.planning.projection.scenario.problems import Impossible, Problem, field
from stillroom.planning.projection.scenario.problems import Path as Place
from stillroom.planning.projection.scenario.scenario import Scenario


class NotAScenario(ValueError):
    """The file cannot be run. `reasons` name file, line and field, and say what to do."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = list(reasons)


@dataclass(frozen=True)
class Input:
    """A file that was read: what a manifest lists. `ignored`: columns that nothing takes."""

    path: Path
    sha256: str
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Read:
    """`resolved`: the tables after all that is extended, as JSON has them. `notices`: possible, perhaps not meant."""

    scenario: Scenario
    resolved: dict[str, Any]
    inputs: tuple[Input, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Document:
    """A scenario's tables, each by itself as the schema says, for a command that needs no more of it than some.

    `inputs` grows by every file that is read.
    """

    located: Located
    inputs: list[Input]

    @property
    def plain(self) -> dict[str, Any]:
        found: dict[str, Any] = self.located.plain
        return found

    def rows(self, place: Place, columns: Sequence[tables.Column]) -> list[tuple[int, dict[str, Any]]]:
        """Of the file named there. Raises `NotAScenario`."""
        return _rows(self.located.at(place), place, columns, self.inputs)

    def refused(self, place: Place, words: str) -> NotAScenario:
        """To be raised: what is wrong there, with its file and line."""
        return NotAScenario(_placed([Problem(place, words)], self.located))


def document(scenario: str | Path) -> Document:
    """Of a file by its path, or of one that is shipped by its name. Raises `NotAScenario`."""
    inputs: list[Input] = []
    located = _extended(shipped.find(scenario), inputs, ())
    wrong = problems_with(located.plain)
    if wrong:
        raise NotAScenario(_placed(wrong, located))
    return Document(located, inputs)


def read(scenario: str | Path) -> Read:
    """A scenario file by its path, or one that is shipped by its name. Raises `NotAScenario`."""
    path = shipped.find(scenario)
    inputs: list[Input] = []
    return _checked(_extended(path, inputs, ()), inputs)


def read_text(text: str, *, folder: Path, name: str = "scenario.toml") -> Read:
    """A scenario that is in no file yet; the paths it names are taken from `folder`. Raises `NotAScenario`."""
    inputs: list[Input] = []
    path = folder / name
    return _checked(_parsed(text, path, inputs, (path.resolve(),)), inputs)


def _extended(path: Path, inputs: list[Input], seen: tuple[Path, ...]) -> Located:
    whole = path.resolve()
    if whole in seen:
        chain = " extends ".join(each.name for each in (*seen, whole))
        raise NotAScenario([f"{path}: {chain}. Remove one `extends`."])
    return _parsed(_bytes(path, inputs).decode("utf-8", "replace"), path, inputs, (*seen, whole))


def _parsed(text: str, path: Path, inputs: list[Input], seen: tuple[Path, ...]) -> Located:
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotAScenario([f"{path}: this is not TOML: {error}."]) from None
    here = locate(given, str(path), lines_of(text))
    base = here.value.pop("extends", None)
    if base is None:
        return here
    if not isinstance(base.value, str):
        raise NotAScenario([f"{path}, line {base.line}, extends: write the path of one file."])
    try:
        other = shipped.find(base.value, beside=path.parent)
    except FileNotFoundError as error:
        raise NotAScenario([f"{path}, line {base.line}, extends: {error}"]) from None
    return extended(_extended(other, inputs, seen), here)


def _checked(located: Located, inputs: list[Input]) -> Read:
    given = located.plain
    wrong = problems_with(given)
    if wrong:
        raise NotAScenario(_placed(wrong, located))
    resolved = written(given)
    people, rows_at = _people(located, inputs)
    places_rows = _places(located, inputs, rows_at)
    fitted = _fitted(located, inputs)
    try:
        scenario, found = scenario_from(given, people=people, places_rows=places_rows, fitted=fitted)
    except Impossible as impossible:
        raise NotAScenario(_placed(impossible.problems, located, rows_at)) from None
    ignored = [f"{each.path}: column “{name}” is ignored." for each in inputs for name in each.ignored]
    return Read(scenario, resolved, tuple(inputs), (*_placed(found, located, rows_at), *ignored))


def _people(located: Located, inputs: list[Input]) -> tuple[list[tuple[Place, Table]], dict[Place, str]]:
    """The rows of the file that `people` names, and for each where it stands."""
    rows_at: dict[Place, str] = {}
    if "file" not in located.value["people"].value:
        return [], rows_at
    found: list[tuple[Place, Table]] = []
    named = located.value["people"].value["file"]
    for number, row in _rows(named, ("people", "file"), tables.PEOPLE, inputs):
        place: Place = ("people", "file", number)
        rows_at[place] = f"{named.value}, row {number}"
        found.append((place, row))
    return found, rows_at


def _places(located: Located, inputs: list[Input], rows_at: dict[Place, str]) -> dict[int, list[tuple[Place, Table]]]:
    found: dict[int, list[tuple[Place, Table]]] = {}
    entries = located.value["places"].value if "places" in located.value else []
    for entry, each in enumerate(entries):
        if "file" not in each.value:
            continue
        named = each.value["file"]
        found[entry] = []
        for number, row in _rows(named, ("places", entry, "file"), tables.PLACES, inputs):
            place: Place = ("places", entry, number)
            rows_at[place] = f"{named.value}, row {number}"
            found[entry].append((place, row))
    return found


def _fitted(located: Located, inputs: list[Input]) -> dict[str, list[float]]:
    if "fitted" not in located.value:
        return {}
    named = located.value["fitted"].value["file"]
    columns = [tables.Column(name, float, "a number") for name in _header(named)]
    rows = _rows(named, ("fitted", "file"), columns, inputs)
    if not rows:
        raise NotAScenario([f"{named.file}, line {named.line}, fitted.file: there are no draws in {named.value}."])
    return {each.name: [float(row[each.name]) for _, row in rows] for each in columns}


def _header(named: Located) -> list[str]:
    path = Path(named.file).parent / named.value
    return tables.header(path) if path.is_file() else []


def _rows(
    named: Located, place: Place, columns: Sequence[tables.Column], inputs: list[Input]
) -> list[tuple[int, dict[str, Any]]]:
    path = Path(named.file).parent / named.value
    where = f"{named.file}, line {named.line}, {field(place)}"
    if not path.is_file():
        raise NotAScenario([f"{where}: there is no file {path}. Put it there, or correct the name."])
    _bytes(path, inputs)
    try:
        known = {each.name for each in columns}
        inputs[-1] = replace(inputs[-1], ignored=tuple(each for each in tables.header(path) if each not in known))
        return tables.rows(path, columns)
    except tables.Unreadable as error:
        raise NotAScenario(error.reasons) from None
    except (OSError, ValueError) as error:
        raise NotAScenario([f"{where}: {path} cannot be read: {error}."]) from None


def _bytes(path: Path, inputs: list[Input]) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotAScenario([f"{path}: it cannot be read: {error.strerror}."]) from None
    inputs.append(Input(path, hashlib.sha256(content).hexdigest()))
    return content


def _placed(problems: Sequence[Problem], located: Located, rows_at: dict[Place, str] | None = None) -> list[str]:
    """Each with its file, line and field; of a table, with its row."""
    found = []
    for each in problems:
        row = next((words for place, words in (rows_at or {}).items() if each.path[: len(place)] == place), None)
        if row is not None:
            found.append(f"{row}, {field(each.path[-1:])}: {each.words}")
            continue
        stands = located.at(each.path)
        found.append(f"{stands.file}, line {stands.line}, {field(each.path)}: {each.words}")
    return found
