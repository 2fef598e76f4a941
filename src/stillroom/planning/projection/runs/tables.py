"""Tables that a scenario names, as CSV or Parquet: each row with its number, as a spreadsheet counts."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Column:
    """`read` makes a cell's words a value, or raises ValueError. One without `default` must be there."""

    name: str
    read: Callable[[str], Any]
    wants: str
    default: Any = ...


class Unreadable(ValueError):
    """The table cannot be used. `reasons` name row and field."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = list(reasons)


def rows(path: Path, columns: Sequence[Column]) -> list[tuple[int, dict[str, Any]]]:
    """Each row's number, the header being row 1, and its values. Raises `Unreadable` with all that is wrong."""
    header, cells = _parquet(path) if path.suffix == ".parquet" else _csv(path)
    reasons = [
        f"{path.name}: there is no column “{each.name}”. Add it."
        for each in columns
        if each.default is ... and each.name not in header
    ]
    if reasons:
        raise Unreadable(reasons)
    found = []
    for number, row in cells:
        values = {}
        for column in columns:
            given = row.get(column.name, "")
            if given == "" and column.default is not ...:
                values[column.name] = column.default
                continue
            try:
                values[column.name] = column.read(given)
            except ValueError:
                reasons.append(f"{path.name}, row {number}, {column.name}: it is “{given}”. Write {column.wants}.")
        found.append((number, values))
    if reasons:
        raise Unreadable(reasons)
    return found


def header(path: Path) -> list[str]:
    """The names of its columns."""
    if path.suffix == ".parquet":
        from pyarrow import parquet

        return list(parquet.read_schema(path).names)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def _csv(path: Path) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    text = path.read_text(encoding="utf-8-sig")
    reader = csv.DictReader(text.splitlines())
    listed = [(reader.line_num, {k: (v or "").strip() for k, v in row.items() if k}) for row in reader]
    return list(reader.fieldnames or ()), iter(listed)


def _parquet(path: Path) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    from pyarrow import parquet

    table = parquet.read_table(path)
    return table.column_names, (
        (number, {k: _written(v) for k, v in row.items()}) for number, row in enumerate(table.to_pylist(), 2)
    )


def _written(value: Any) -> str:
    """As a CSV would have it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def words(given: str) -> str:
    if not given:
        raise ValueError
    return given


def day(given: str) -> date:
    return date.fromisoformat(given)


def whole(low: int, high: int) -> Callable[[str], int]:
    def read(given: str) -> int:
        number = int(given)
        if not low <= number <= high:
            raise ValueError
        return number

    return read


def between(low: float, high: float) -> Callable[[str], float]:
    def read(given: str) -> float:
        number = float(given)
        if not low <= number <= high:
            raise ValueError
        return number

    return read


def ranged(low: int, high: int) -> Callable[[str], str | int]:
    """One whole number, or two with a dash between them."""

    def read(given: str) -> str | int:
        ends = [int(each) for each in given.split("-", 1)]
        if not low <= min(ends) <= max(ends) <= high:
            raise ValueError
        return given if len(ends) == 2 else ends[0]

    return read


PEOPLE = (
    Column("staff_group", words, "the code of a staff group"),
    Column("band", words, "a band"),
    Column("sector", words, "a sector"),
    Column("region", words, "a region"),
    Column("age", ranged(16, 110), "completed years such as 34, or a range such as 30-39"),
    Column("years_in_post", ranged(0, 60), "completed years such as 4, or a range such as 0-9", 0),
    Column("fte", between(0, 1), "a number from 0 to 1", 1.0),
    Column("headcount", whole(0, 10_000_000), "a whole number, 0 or more", 1),
    Column("training_ends", day, "a date such as 2026-09-01", None),
)
PLACES = (
    Column("route", words, "the code of a route", ""),
    Column("region", words, "a region", ""),
    Column("starts", day, "a date such as 2026-09-01"),
    Column("number", between(0, 1e7), "a number, 0 or more"),
)
