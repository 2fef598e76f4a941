"""Writes TOML as people write it: plain values first, then tables, then lists of tables. What `tomllib` reads back."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_text(document: Mapping[str, Any]) -> str:
    """Raises TypeError for a value that TOML has no way to write."""
    return "\n".join(_table(document, ())).strip() + "\n"


def _table(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    plain = {key: value for key, value in table.items() if not _is_table(value) and not _is_list_of_tables(value)}
    tables = {key: value for key, value in table.items() if _is_table(value)}
    if path and (plain or not table):
        yield f"\n[{_path(path)}]"
    yield from _lines(plain)
    for key, value in tables.items():
        yield from _table(value, (*path, key))
    for key, value in table.items():
        if _is_list_of_tables(value):
            for each in value:
                yield f"\n[[{_path((*path, key))}]]"
                yield from _lines(each)


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        yield f"{_key(key)} = {_value(value)}"


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return _quoted(value)
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
        case Sequence():
            return "[" + ", ".join(map(_value, value)) + "]"
        case _:
            raise TypeError(f"TOML cannot hold {value!r}.")


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _path(path: tuple[str, ...]) -> str:
    return ".".join(map(_key, path))


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    """Escapes of JSON are escapes of TOML, as long as characters outside the first plane are left as they are."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
