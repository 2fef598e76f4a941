"""A file's tables with where each value stands, and how a scenario extends another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stillroom.planning.projection.scenario.problems import Path


@dataclass(frozen=True)
class Located:
    """`value`: a plain value, a dict of Located or a list of Located. It stands in `file` at `line`, from 1."""

    value: Any
    file: str
    line: int

    @property
    def plain(self) -> Any:
        """Without the places."""
        if isinstance(self.value, dict):
            return {name: each.plain for name, each in self.value.items()}
        if isinstance(self.value, list):
            return [each.plain for each in self.value]
        return self.value

    def at(self, path: Path) -> "Located":
        """What stands at a path, or the nearest table around it."""
        here = self
        for part in path:
            keys = here.value if isinstance(here.value, dict) else range(len(_items(here)))
            if part not in keys:
                break
            here = here.value[part]
        return here


def locate(tables: Any, file: str, lines: Mapping[Path, int], path: Path = (), line: int = 1) -> Located:
    """With the lines of its keys; what has none has that of what it stands in."""
    line = lines.get(path, line)
    if isinstance(tables, dict):
        return Located({k: locate(each, file, lines, (*path, k), line) for k, each in tables.items()}, file, line)
    if isinstance(tables, list):
        return Located([locate(v, file, lines, (*path, n), line) for n, v in enumerate(tables)], file, line)
    return Located(tables, file, line)


def extended(base: Located, by: Located) -> Located:
    """Tables merge by name, lists of tables by the `name` of their entries; all else is replaced."""
    if isinstance(base.value, dict) and isinstance(by.value, dict):
        merged = dict(base.value)
        for key, each in by.value.items():
            merged[key] = extended(merged[key], each) if key in merged else each
        return Located(merged, by.file, by.line)
    if _has_names(base) and _has_names(by):
        return _by_name(base, by)
    return by


def _items(each: Located) -> list[Located]:
    return each.value if isinstance(each.value, list) else []


def _has_names(each: Located) -> bool:
    items = _items(each)
    return bool(items) and all(isinstance(item.value, dict) and "name" in item.value for item in items)


def _by_name(base: Located, by: Located) -> Located:
    found = list(base.value)
    names = [each.value["name"].value for each in found]
    for each in by.value:
        name = each.value["name"].value
        if name in names:
            found[names.index(name)] = extended(found[names.index(name)], each)
        else:
            found.append(each)
    return Located(found, by.file, by.line)
