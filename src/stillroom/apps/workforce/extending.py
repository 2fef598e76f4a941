"""A scenario's training places, written as what differs from a scenario that it extends. Knows no engine.

Entries merge by name with those extended, and regions within them: what is not to be any more is written as 0.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Entry = Mapping[str, Any]


def places_beside(base: Sequence[Entry], wanted: Sequence[Entry]) -> list[dict[str, Any]]:
    """The entries that make `wanted` of `base`."""
    now = {each["name"]: each for each in wanted}
    before = {each["name"]: each for each in base}
    changed = [_none_of(each) if name not in now else _differing(each, now[name]) for name, each in before.items()]
    added = [dict(each) for each in wanted if each["name"] not in before]
    return [each for each in changed if each.keys() > {"name"}] + added


def _none_of(entry: Entry) -> dict[str, Any]:
    number = entry.get("number", 0)
    return {"name": entry["name"], "number": dict.fromkeys(number, 0) if isinstance(number, Mapping) else 0}


def _differing(before: Entry, now: Entry) -> dict[str, Any]:
    found = {key: value for key, value in now.items() if key == "name" or value != before.get(key)}
    number, was = found.get("number"), before.get("number")
    if isinstance(number, Mapping) and isinstance(was, Mapping):
        found["number"] = dict.fromkeys(was, 0) | dict(number)
    return found
