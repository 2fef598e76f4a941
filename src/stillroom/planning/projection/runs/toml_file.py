"""A TOML file held to a published schema, each problem with its file, line and field."""

import hashlib
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stillroom.planning.projection.runs.lines import lines_of
from stillroom.planning.projection.runs.located import Located, locate
from stillroom.planning.projection.runs.reading import Input, NotAScenario
from stillroom.planning.projection.runs.schema import problems_with, written
from stillroom.planning.projection.scenario.problems import Problem, field


def open_toml(path: Path, schema: Path) -> tuple[Located, Any, Input]:
    """Where everything stands, the tables as JSON has them, and the file. Raises `NotAScenario`."""
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
        given = tomllib.loads(text)
    except OSError as error:
        raise NotAScenario([f"{path}: it cannot be read: {error.strerror}."]) from None
    except UnicodeDecodeError:
        raise NotAScenario([f"{path}: this is not UTF-8. Save it as UTF-8."]) from None
    except tomllib.TOMLDecodeError as error:
        raise NotAScenario([f"{path}: this is not TOML: {error}."]) from None
    located = locate(given, str(path), lines_of(text))
    wrong = problems_with(given, schema)
    if wrong:
        raise NotAScenario(placed(wrong, located))
    return located, written(given), Input(path, hashlib.sha256(content).hexdigest())


def placed(problems: Sequence[Problem], located: Located) -> list[str]:
    """Each with its file, line and field."""
    found = []
    for each in problems:
        stands = located.at(each.path)
        found.append(f"{stands.file}, line {stands.line}, {field(each.path)}: {each.words}")
    return found
