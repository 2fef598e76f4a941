"""What pages and their worker take on. Larger scenarios run at the command line, on a machine of one's own.

A scenario is read while somebody waits for a page: what it asks for is bounded before anything is made of it.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

LONGEST = 2_000_000
DEEPEST = 12
LARGEST = 10**12
MOST = {"people": 200_000, "draws": 2_000, "years": 40, "cells": 2_000}
"""`people`: at the start and in training places. `cells`: kinds of people in places."""
MOST_RESULTS, MOST_RATES = 10_000_000, 500_000
"""Draws × years × cells; and what the laws say by cell, year, time in post and outcome."""
OUTCOMES = ("leaving", "retiring", "dormancy", "moving_sector", "progressing")
BY_COMMAND = "Run it with the command stillroom project."


class Refused(ValueError):
    """The text is no scenario that a page may read; the words say why."""


def tables_in(text: str) -> dict[str, Any]:
    """The tables of a text that nobody has looked at. Raises Refused."""
    if len(text) > LONGEST:
        raise Refused(f"it has {len(text):,} characters; at most {LONGEST:,} fit. Put people into a table.")
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"this is not TOML: {error}.") from None
    except ValueError:
        raise Refused("a number has too many digits. Write a smaller one.") from None
    except RecursionError:
        raise Refused("tables or lists stand too deep within each other. Write them flatter.") from None
    for depth, value in _values(told):
        if depth > DEEPEST:
            raise Refused("tables or lists stand too deep within each other. Write them flatter.")
        if isinstance(value, int | float) and not abs(value) <= LARGEST:
            raise Refused(f"a number is not between −{LARGEST:,} and {LARGEST:,}. Write one that is.")
    return told


def too_large(told: Mapping[str, Any], files: Mapping[str, str]) -> list[str]:
    """In words. What is not as the schema says counts nothing: it is refused there."""
    rows = _items(told.get("people"), "rows")
    for content in files.values():
        rows += csv.DictReader(content.splitlines())
    people = sum(_number(row.get("headcount", 1)) + _number(row.get("number")) for row in rows)
    people += sum(_figure(told, each.get("number")) * _openings(each) for each in _items(told, "places"))
    years, draws, cells = _number(told.get("years", 1)), _number(told.get("draws", 500)), _cells(told)
    wanted = {"people": people, "draws": draws, "years": years, "cells": cells}
    found = [too_many(name, wanted[name]) for name, most in MOST.items() if wanted[name] > most]
    joining = 12 * len(_items(told, "joining"))
    if not found and (max(draws, joining) * years * cells > MOST_RESULTS or cells * _rates(told) > MOST_RATES):
        found.append(
            "draws, years, cells and laws are too many together. Ask for fewer, or run it with the command stillroom"
            " project."
        )
    return found


def too_many(name: str, wanted: float) -> str:
    return f"{wanted:,.0f} {name}; at most {MOST[name]:,} can be run from these pages. {BY_COMMAND}"


def _values(told: Any) -> Iterator[tuple[int, Any]]:
    """Every value with how deep it stands. Without recursion, which what stands deep would break."""
    waiting = [(0, told)]
    while waiting:
        depth, value = waiting.pop()
        yield depth, value
        within = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
        waiting += [(depth + 1, each) for each in within]


def _openings(entry: Mapping[str, Any]) -> float:
    span = _table(entry.get("every_year"))
    dates = entry.get("starts", entry.get("dates"))
    return _number(span.get("until")) - _number(span.get("from")) + 1 if span else len(dates) if dates else 1


def _figure(told: Mapping[str, Any], figure: Any) -> float:
    """A number, the sum of a table of them, or the highest that is told of a parameter."""
    if isinstance(figure, Mapping):
        return sum(_figure(told, each) for each in figure.values())
    if not isinstance(figure, str):
        return _number(figure)
    known = _table(_table(told.get("parameters")).get(figure))
    counted = _number(known.get("events")) / max(_number(known.get("exposure", 1)), 1e-9)
    return max(_number(known.get("value")), _number(known.get("high")), counted)


def _cells(told: Mapping[str, Any]) -> float:
    space = _table(told.get("space"))
    found = 0
    for each in _table(told.get("staff_groups")).values():
        group = _table(each)
        parts = [group.get("bands"), *(group.get(name, space.get(name)) for name in ("sectors", "regions"))]
        bands, sectors, regions = (len(part) if isinstance(part, list) else 0 for part in parts)
        found += bands * (sectors + (1 if told.get("dormancy") else 0)) * regions
    return found


def _rates(told: Mapping[str, Any]) -> float:
    """Of one cell: years that differ, classes of time in post, and outcomes."""
    entries = [each for law in OUTCOMES for each in _items(told, law)]
    differ = any(each.get("by_year") for each in entries)
    classes = {key for each in entries for key in _table(each.get("by_years_in_post"))}
    return (_number(told.get("years", 1)) if differ else 1) * (len(classes) + 1) * (len(entries) + 1)


def _items(table: Any, name: str) -> list[Mapping[str, Any]]:
    value = _table(table).get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0
