"""The one door to the projection engine, opened only when there is work: importing it takes longer than a page may.

What people write in a scenario is not trusted with the server's files: it may name the tables kept with it and extend a
shipped scenario, nothing else.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from stillroom.apps.workforce.extending import places_beside
from stillroom.apps.workforce.levers import Levers, pull, pull_files
from stillroom.apps.workforce.limits import MOST, Refused, tables_in, too_large, too_many
from stillroom.standards.toml_text import toml_text

if TYPE_CHECKING:
    from stillroom.planning.projection.runs.answering import Expected
    from stillroom.planning.projection.runs.reading import Read
    from stillroom.planning.projection.scenario.scenario import Scenario

NAME = "scenario.toml"
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Shipped:
    """A scenario that comes with Stillroom. `files`: the tables it names."""

    code: str
    title: str
    description: str
    synthetic: bool
    text: str
    files: Mapping[str, str]


def shipped() -> list[Shipped]:
    from stillroom.planning.projection.runs import shipped as folders

    return [_shipped(code) for code in folders.names()]


def is_shipped(code: str, text: str) -> bool:
    """Whether the text is that of a shipped scenario, letter by letter: it was checked when it was made."""
    from stillroom.planning.projection.runs import shipped as folders

    return code in folders.names() and _shipped(code).text == text


def has_shipped_people(text: str, files: Mapping[str, str]) -> bool:
    """Whether its people are exactly those of a shipped scenario, row by row and byte by byte. Raises NotAScenario."""
    return _people(text, files) in {_people(each.text, each.files) for each in shipped()}


def _people(text: str, files: Mapping[str, str]) -> tuple[str, str]:
    """The rows in the scenario itself, and the table it names."""
    document, kept = document_of(text, files)
    people = document["people"]
    return json.dumps(people.get("rows", []), sort_keys=True, default=str), kept.get(str(people.get("file")), "")


@lru_cache
def _shipped(code: str) -> Shipped:
    from stillroom.planning.projection.runs import shipped as folders

    path = folders.find(code)
    text = path.read_text(encoding="utf-8")
    told = tomllib.loads(text)
    files = {each.name: each.read_text(encoding="utf-8") for each in sorted(path.parent.glob("*.csv"))}
    return Shipped(
        code, str(told.get("title", code)), str(told.get("description", "")), bool(told.get("synthetic")), text, files
    )


def check(text: str, files: Mapping[str, str]) -> list[str]:
    """All that is wrong with it, each with its line and field."""
    from stillroom.planning.projection.runs.reading import NotAScenario

    try:
        read(text, files)
    except NotAScenario as wrong:
        return wrong.reasons
    return []


def read(text: str, files: Mapping[str, str]) -> "Read":
    """Raises NotAScenario."""
    from stillroom.planning.projection.runs.reading import NotAScenario, read_text

    if reasons := _refused(text, files):
        raise NotAScenario(reasons)
    with laid_out(text, files) as path:
        try:
            found = read_text(text, folder=path.parent, name=path.name)
        except NotAScenario as wrong:
            raise NotAScenario([_without(path.parent, reason) for reason in wrong.reasons]) from None
    entering = _entering(found.scenario)
    if entering > MOST["people"]:
        raise NotAScenario([f"{NAME}: {too_many('people', entering)} So many enter in some draw."])
    return found


def _entering(scenario: "Scenario") -> float:
    """How many enter over all years at most: of each figure, the highest draw."""
    from stillroom.planning.projection.scenario.drawn import drawn

    values = drawn(scenario, scenario.draws).values

    def most(figure: float | str) -> float:
        return float(values[figure].max()) if isinstance(figure, str) else figure

    joining = sum(most(each.per_year) * max([1.0, *each.by_year.values()]) for each in scenario.joining)
    places = sum(most(each.number) * len(each.starts) for each in scenario.places)
    return joining * scenario.years + places + sum(most(e.number) * len(e.dates) for e in scenario.recruiting)


@contextmanager
def laid_out(text: str, files: Mapping[str, str]) -> Iterator[Path]:
    """The scenario's file in a folder of its own, with its tables beside it, for as long as it takes."""
    with TemporaryDirectory(prefix="stillroom-scenario-") as folder:
        yield write_scenario(Path(folder), text, files)


def write_scenario(folder: Path, text: str, files: Mapping[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    return path


def tables_of(text: str, files: Mapping[str, str]) -> dict[str, Any]:
    """The whole document, with what it extends. Raises NotAScenario."""
    told = tomllib.loads(text)
    return dict(read(text, files).resolved) if "extends" in told else told


def with_places(text: str, places: Sequence[Mapping[str, Any]]) -> str:
    """The scenario with these training places. What it extends it goes on extending: there its tables are."""
    told = tomllib.loads(text)
    if "extends" in told:
        base = tomllib.loads(_shipped(told["extends"]).text)
        places = places_beside(base.get("places", []), places)
    kept = {key: value for key, value in told.items() if key != "places"}
    return toml_text(kept | {"places": places} if places else kept)


def _refused(text: str, files: Mapping[str, str]) -> list[str]:
    """Why pages do not read it: it reaches for the server's files, or for more than they take on."""
    from stillroom.planning.projection.runs import shipped as folders
    from stillroom.planning.projection.runs.located import extended, locate

    try:
        told = tables_in(text)
    except Refused as why:
        return [f"{NAME}: {why}"]
    reasons = []
    if "extends" in told and told["extends"] not in folders.names():
        return [f"{NAME}, extends: name a scenario that comes with Stillroom: {', '.join(folders.names())}."]
    for where, table in _naming_files(told):
        name = table["file"]
        if not isinstance(name, str) or not _PLAIN.fullmatch(name) or (name not in files and "extends" not in told):
            kept = ", ".join(sorted(files)) or "none"
            reasons.append(f"{NAME}, {where}.file: name a table that is kept with this scenario: {kept}.")
    if reasons:
        return reasons
    if "extends" in told:
        base = _shipped(told["extends"])
        whole = extended(*(locate(tables, NAME, {}) for tables in (tomllib.loads(base.text), told)))
        told, files = whole.plain, {**base.files, **files}
    return [f"{NAME}: {reason}" for reason in too_large(told, files)]


def _naming_files(told: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every table that has a `file`, wherever one may stand now or later."""
    waiting: list[tuple[str, Any]] = [(str(name), value) for name, value in told.items()]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, Mapping):
            if "file" in value:
                yield where, value
            waiting += [(f"{where}.{name}", each) for name, each in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{where}[{number + 1}]", each) for number, each in enumerate(value)]


def _without(folder: Path, reason: str) -> str:
    return reason.replace(f"{folder}/", "").replace(f"{NAME}, line ", "Line ")


Numbers = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is expected before and after levers were moved, on the same dates; None where data is insufficient."""

    dates: tuple[date, ...]
    before: Mapping[str, Numbers]
    after: Mapping[str, Numbers]
    sectors_before: Mapping[str, Mapping[str, Numbers]]
    sectors_after: Mapping[str, Mapping[str, Numbers]]


def answer(text: str, files: Mapping[str, str], levers: Levers) -> Answer:
    """Raises CannotRun, where a lever makes what cannot be."""
    from stillroom.planning.projection.runs.answering import expected_of, scenario_of
    from stillroom.planning.projection.runs.reading import NotAScenario

    key = Kept(text, files)
    before = _before(key)
    if not levers.moved:
        return Answer(before.dates, before.whole, before.whole, before.sectors, before.sectors)
    try:
        after = expected_of(scenario_of(*pulled(text, files, levers)))
    except NotAScenario as wrong:
        raise CannotRun(" ".join(wrong.reasons)) from wrong
    return Answer(before.dates, before.whole, after.whole, before.sectors, after.sectors)


def document_of(text: str, files: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The whole document in JSON's types, and the tables that it names. Raises NotAScenario."""
    return _document(Kept(text, files))


def pulled(text: str, files: Mapping[str, str], levers: Levers) -> tuple[dict[str, Any], dict[str, str]]:
    """The document and its tables with the levers moved."""
    key = Kept(text, files)
    document, kept = _document(key)
    return pull(document, levers, _middles(key)), pull_files(document, kept, levers)


class Kept:
    """A scenario as a key: the same text and tables are the same scenario."""

    def __init__(self, text: str, files: Mapping[str, str]) -> None:
        self.text, self.files = text, files
        told = "\0".join([text, *(f"{name}\0{files[name]}" for name in sorted(files))])
        self._hash = hashlib.sha256(told.encode()).hexdigest()

    def __hash__(self) -> int:
        return hash(self._hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept) and self._hash == other._hash


@lru_cache(maxsize=8)
def _document(key: Kept) -> tuple[dict[str, Any], dict[str, str]]:
    """The tables in JSON's types, as the engine takes them, and the tables that they name."""
    told = tomllib.loads(key.text)
    extended = _shipped(told["extends"]).files if "extends" in told else {}
    return dict(read(key.text, key.files).resolved), {**extended, **key.files}


@lru_cache(maxsize=8)
def _middles(key: Kept) -> Mapping[str, float]:
    """What the engine takes of each parameter where it takes one value, as for trainees at the base date."""
    from stillroom.planning.projection.runs.answering import scenario_of
    from stillroom.planning.projection.scenario.drawn import middle

    return middle(scenario_of(*_document(key)))


@lru_cache(maxsize=8)
def _before(key: Kept) -> "Expected":
    from stillroom.planning.projection.runs.answering import expected_of, scenario_of

    return expected_of(scenario_of(*_document(key)))


class CannotRun(ValueError):
    """What a planner wrote cannot be run; the words say why."""


def project(text: str, files: Mapping[str, str], folder: Path, tell: Callable[[int, int, str], None]) -> None:
    """Run it and leave its tables and manifest in the folder, with the scenario itself. Raises CannotRun."""
    from stillroom.planning.projection.runs.reading import NotAScenario
    from stillroom.planning.projection.runs.reading import read as read_file
    from stillroom.planning.projection.runs.run import project as run
    from stillroom.planning.projection.scenario.problems import Impossible

    if reasons := _refused(text, files):
        raise CannotRun(" ".join(reasons))
    path = write_scenario(folder, text, files)
    try:
        run(read_file(path), folder, progress=tell)
    except NotAScenario as wrong:
        raise CannotRun(" ".join(_without(folder, reason) for reason in wrong.reasons)) from wrong
    except Impossible as wrong:
        raise CannotRun(str(wrong)) from wrong


def compare(
    one: tuple[str, Mapping[str, str]],
    other: tuple[str, Mapping[str, str]],
    folder: Path,
    tell: Callable[[int, int, str], None],
) -> str:
    """Both run with the same people and chances, in `a` and `b` of the folder. What differs in all, in words.

    Raises CannotRun, also where the two cannot be compared draw by draw.
    """
    from stillroom.planning.projection.runs.compare import Asked, write_compared
    from stillroom.planning.projection.runs.compare import compare as compare_runs
    from stillroom.planning.projection.runs.reading import NotAScenario
    from stillroom.planning.projection.runs.reading import read as read_file
    from stillroom.planning.projection.scenario.problems import Impossible

    paths = []
    for name, (text, files) in (("one", one), ("other", other)):
        if reasons := _refused(text, files):
            raise CannotRun(" ".join(reasons))
        (folder / name).mkdir()
        paths.append(write_scenario(folder / name, text, files))
    try:
        first, second = (read_file(path) for path in paths)
        found = compare_runs(first, second, Asked(within=WITHIN, most=MOST_COMPARED), progress=tell)
    except NotAScenario as wrong:
        raise CannotRun(" ".join(_without(folder, reason) for reason in wrong.reasons)) from wrong
    except Impossible as wrong:
        raise CannotRun(" ".join(each.words for each in wrong.problems)) from wrong
    write_compared(found, first, second, folder)
    return difference_words(found.difference, found.half, found.draws, reached=found.reached)


def difference_words(mean: float, half: float, draws: int, *, reached: bool) -> str:
    """Without its last full stop. Where it is not known as precisely as pages ask for, it says so."""
    if not mean and not half:
        return "No difference in people at the end, in any draw"
    number = f"{abs(mean):,.1f} {'more' if mean > 0 else 'fewer'} people at the end"
    said = f"{number} than the first, give or take {half:,.1f}, from {draws:,} paired draws"
    if reached:
        return said
    return (
        f"{said}. That is not known to within {WITHIN:.0%} of the difference, which was asked for: {MOST_COMPARED}"
        " draws are the most that pages run. The command stillroom project compare can run more"
    )


WITHIN, MOST_COMPARED = 0.05, 400
"""Pages stop at a difference known to 5 %, or at so many draws of each."""


def commission(
    question: str,
    text: str,
    files: Mapping[str, str],
    folder: Path,
    tell: Callable[[int, int, str], None],
) -> dict[str, Any]:
    """What the engine found, as JSON has it; its tables are left in the folder. Raises CannotRun."""
    from stillroom.planning.projection.runs.commissioning.answering import answer as answer_question
    from stillroom.planning.projection.runs.commissioning.reading import read_question
    from stillroom.planning.projection.runs.commissioning.writing import write_answer
    from stillroom.planning.projection.runs.reading import NotAScenario

    if reasons := _refused(text, files):
        raise CannotRun(" ".join(reasons))
    write_scenario(folder, text, files)
    path = folder / "question.toml"
    path.write_text(question, encoding="utf-8")
    try:
        asked = read_question(path)
        result = answer_question(asked, tell)
    except NotAScenario as wrong:
        raise CannotRun(" ".join(_without(folder, reason) for reason in wrong.reasons)) from wrong
    except ValueError as wrong:
        raise CannotRun(str(wrong)) from wrong
    *_, whole = write_answer(result, asked, folder)
    found: dict[str, Any] = json.loads(whole.read_text(encoding="utf-8"))
    return {name: value for name, value in found.items() if name not in ("asked", "inputs", "versions")}
