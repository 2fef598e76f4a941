"""A commissioning question from its file, each problem with its file, line and field."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stillroom.planning.projection.runs import reading, shipped
from stillroom.planning.projection.runs.commissioning.asking import Asked, asked
from stillroom.planning.projection.runs.reading import Input, NotAScenario
from stillroom.planning.projection.runs.toml_file import open_toml, placed
from stillroom.planning.projection.scenario.problems import Impossible, Problem

SCHEMA = shipped.FOLDER / "commissioning.schema.json"


@dataclass(frozen=True, eq=False)
class ReadQuestion:
    """`tables`: as JSON has them. `inputs`: this file, then those of the scenario."""

    asked: Asked
    tables: dict[str, Any]
    inputs: tuple[Input, ...]
    notices: tuple[str, ...]


def read_question(path: Path) -> ReadQuestion:
    """Raises `NotAScenario`, whose reasons name file, line and field."""
    located, tables, this = open_toml(path, SCHEMA)
    try:
        scenario = reading.read(shipped.find(tables["scenario"], beside=path.parent))
    except FileNotFoundError as error:
        raise NotAScenario(placed([Problem(("scenario",), f"{error}")], located)) from None
    try:
        found = asked(tables, scenario.scenario)
    except Impossible as impossible:
        raise NotAScenario(placed(impossible.problems, located)) from None
    return ReadQuestion(found, tables, (this, *scenario.inputs), scenario.notices)
