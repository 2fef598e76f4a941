"""The published schema, and what it finds wrong, in words."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path as File
from typing import Any

from stillroom.planning.projection.scenario.problems import Path, Problem, choice

FILE = File(__file__).parents[2] / "scenarios" / "scenario.schema.json"
TYPES = {
    "string": "words", "number": "a number", "integer": "a whole number", "boolean": "true or false",
    "array": "a list", "object": "a table",
}  # fmt: skip


@cache
def schema(file: File = FILE) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


@cache
def _validator(file: File) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(file), format_checker=Draft202012Validator.FORMAT_CHECKER)


def problems_with(tables: Any, file: File = FILE) -> list[Problem]:
    """Each field that is not as the schema says, in the order of the file."""
    return [problem for error in _validator(file).iter_errors(written(tables)) for problem in _told(error)]


def written(tables: Any) -> Any:
    """With dates as JSON has them, in words."""
    if isinstance(tables, dict):
        return {name: written(each) for name, each in tables.items()}
    if isinstance(tables, list):
        return [written(each) for each in tables]
    if isinstance(tables, datetime):
        return tables.date().isoformat()
    return tables.isoformat() if isinstance(tables, date) else tables


def _told(error: Any) -> Iterator[Problem]:
    path: Path = tuple(error.absolute_path)
    given, asked = error.instance, error.validator_value
    match error.validator:
        case "required":
            for name in asked:
                if name not in given:
                    yield Problem(path, f"`{name}` is missing. Add it.")
            return
        case "additionalProperties" if asked is False:
            known = list(error.schema["properties"])
            for name in sorted(set(given) - set(known)):
                close = get_close_matches(name, known, 1)
                hint = f"Did you mean `{close[0]}`?" if close else f"There may be: {choice(known)}."
                yield Problem((*path, name), f"There is no such field. {hint}")
            return
        case "type":
            words = f"It is {_shown(given)}. Write {TYPES[asked]}."
        case "enum" | "const":
            values = asked if isinstance(asked, list) else [asked]
            words = f"It is {_shown(given)}. Write one of: {choice([str(each) for each in values])}."
        case "minimum":
            words = f"It is {_shown(given)}. It must be {asked:g} or more."
        case "maximum":
            words = f"It is {_shown(given)}. It must be {asked:g} or less."
        case "exclusiveMinimum":
            words = f"It is {_shown(given)}. It must be above {asked:g}."
        case "exclusiveMaximum":
            words = f"It is {_shown(given)}. It must be below {asked:g}."
        case "oneOf":
            words = f"It is {_shown(given)}. {error.schema.get('description', 'That is not possible here.')}"
        case "format":
            words = f"It is {_shown(given)}. Write a date such as 2025-03-31, without quotes."
        case "pattern" if "propertyNames" in error.absolute_schema_path:
            words = f"“{given}” is no name for a value here. {_about(error)}"
        case "minItems" | "minProperties" | "minLength":
            words = "It is empty. Write at least one."
        case "maxItems":
            words = f"It has {len(given)} entries. Write {asked}."
        case "uniqueItems":
            words = "Something is there twice. Write it once."
        case _:
            words = f"It is {_shown(given)}. {_about(error)}"
    yield Problem(path, words)


def _about(error: Any) -> str:
    holder = error.parent.schema if error.parent is not None else error.schema
    return str(holder.get("description") or error.schema.get("description") or error.message)


def _shown(given: Any) -> str:
    if isinstance(given, str):
        return f"“{given}”"
    if isinstance(given, bool):
        return str(given).lower()
    return f"{given:g}" if isinstance(given, float) else str(given) if isinstance(given, int) else "a table or list"
