"""The parameters by which CASE clients ask for a part of a list: limit, offset, sort, orderBy, filter, fields."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

DEFAULT_LIMIT, MOST = 100, 1000
_LONGEST_FILTER = 1000
_TERM = re.compile(r"([A-Za-z]+)\s*(!=|>=|<=|=|>|<|~)\s*'([^']*)'")
_JOIN = re.compile(r"\s+(AND|OR)\s+")
_TESTS: Mapping[str, Callable[[str, str], bool]] = {
    "=": lambda value, asked: value == asked,
    "!=": lambda value, asked: value != asked,
    ">": lambda value, asked: value > asked,
    ">=": lambda value, asked: value >= asked,
    "<": lambda value, asked: value < asked,
    "<=": lambda value, asked: value <= asked,
    "~": lambda value, asked: asked.casefold() in value.casefold(),
}
Row = Mapping[str, Any]


class QueryRefused(Exception):
    """`code` is the word of the standard for it, `words` are for people."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


@dataclass(frozen=True)
class Answer:
    """One page of a list; `total` counts what the filter found."""

    rows: Sequence[Row]
    total: int
    limit: int
    offset: int


def answer(rows: Sequence[Row], asked: Mapping[str, str], known: frozenset[str]) -> Answer:
    """`known`: the members that the rows may have. Raises QueryRefused."""
    limit, offset = _count(asked, "limit", DEFAULT_LIMIT, lowest=1), _count(asked, "offset", 0, lowest=0)
    limit = min(limit, MOST)
    found = [row for row in rows if _matches(row, asked["filter"], known)] if asked.get("filter") else list(rows)
    if asked.get("sort"):
        by = _known(asked["sort"], known, "invalid_sort_field")
        if asked.get("orderBy", "asc") not in {"asc", "desc"}:
            raise QueryRefused("invalid_sort_field", "orderBy is asc or desc.")
        found.sort(key=lambda row: _text(row, by), reverse=asked.get("orderBy") == "desc")
    page: list[Row] = found[offset : offset + limit]
    if asked.get("fields"):
        wanted = [_known(name.strip(), known, "invalid_selection_field") for name in asked["fields"].split(",")]
        page = [{name: row[name] for name in wanted if name in row} for row in page]
    return Answer(page, len(found), limit, offset)


def _count(asked: Mapping[str, str], name: str, default: int, *, lowest: int) -> int:
    value = asked.get(name, "")
    if not value:
        return default
    if not (value.isascii() and value.isdecimal() and len(value) < 10) or int(value) < lowest:
        raise QueryRefused("invalid_selection_field", f"{name} is a whole number from {lowest}.")
    return int(value)


def _matches(row: Row, wanted: str, known: frozenset[str]) -> bool:
    """Terms joined by AND and OR, from left to right."""
    if len(wanted) > _LONGEST_FILTER:
        raise QueryRefused("invalid_filter_field", f"filter has at most {_LONGEST_FILTER} characters.")
    outcome, join, place = False, "OR", 0
    while True:
        term = _TERM.match(wanted, place)
        if term is None:
            raise QueryRefused("invalid_filter_field", "filter is made of terms such as title='Aseptic services'.")
        name, test, value = term.groups()
        holds = _TESTS[test](_text(row, _known(name, known, "invalid_filter_field")), value)
        outcome = (outcome and holds) if join == "AND" else (outcome or holds)
        if term.end() == len(wanted):
            return outcome
        joined = _JOIN.match(wanted, term.end())
        if joined is None:
            raise QueryRefused("invalid_filter_field", "Terms of filter are joined by AND or OR.")
        join, place = joined.group(1), joined.end()


def _known(name: str, known: frozenset[str], code: str) -> str:
    if name not in known:
        raise QueryRefused(code, f"There is no “{name[:50]}” to ask for.")
    return name


def _text(row: Row, name: str) -> str:
    value = row.get(name, "")
    return value if isinstance(value, str) else str(value)
