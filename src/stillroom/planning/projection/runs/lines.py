"""Where each field of a TOML file stands. `tomllib` reads the file; this only finds lines for messages."""

import re

from stillroom.planning.projection.scenario.problems import Path

_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')
_KEY = re.compile(r'\s*("(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+)\s*(\.|=|\]|$)')
_LONG = ('"""', "'''")


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, of each table and each key. What stands within the value of a key has that key's line."""
    found: dict[Path, int] = {}
    table: Path = ()
    counts: dict[Path, int] = {}
    depth, long = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        if long:
            if long not in line:
                continue
            line, long = line.split(long, 1)[1], ""
        elif not depth:
            stripped = line.strip()
            if stripped.startswith("[["):
                table = _elements(_parts(stripped[2:]), counts)
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
                found.setdefault(table[:-1], number)
                found[table] = number
            elif stripped.startswith("["):
                table = _elements(_parts(stripped[1:]), counts)
                found[table] = number
            elif "=" in stripped and not stripped.startswith("#"):
                found[(*table, *_parts(stripped))] = number
        depth, long = _open(line, depth)
    return found


def _parts(text: str) -> Path:
    """The parts of a dotted key, up to its = or ]."""
    found: list[str] = []
    at = 0
    while match := _KEY.match(text, at):
        part = match[1]
        found.append(part[1:-1] if part[0] in "\"'" else part)
        at = match.end()
        if match[2] != ".":
            break
    return tuple(found)


def _elements(parts: Path, counts: dict[Path, int]) -> Path:
    """A table within the last element of a list of tables has that element's number in its path."""
    found: Path = ()
    for number, part in enumerate(parts):
        found = (*found, part)
        if found in counts and number < len(parts) - 1:
            found = (*found, counts[found])
    return found


def _open(line: str, depth: int) -> tuple[int, str]:
    """How many brackets are open at the end of a line, and the quotes of a string that runs on."""
    for quotes in _LONG:
        if line.count(quotes) % 2:
            return depth, quotes
    bare = _STRING.sub("", line).split("#", 1)[0]
    if depth or "=" in bare:
        value = bare if depth else bare.split("=", 1)[1]
        depth += sum(value.count(each) for each in "[{") - sum(value.count(each) for each in "]}")
    return max(0, depth), ""
