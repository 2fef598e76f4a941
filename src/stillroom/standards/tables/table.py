"""A file's rows, once its shape is known to be right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stillroom.standards.tables.columns import Columns
from stillroom.standards.tables.problem import Problems


@dataclass(frozen=True, slots=True)
class Row:
    """One row, numbered as a spreadsheet shows it. Cells are as they stand in the file; absent columns have none."""

    file: str
    number: int
    cells: Mapping[str, str]


@dataclass
class Table:
    """Rows of one or several files; `problems` refuse the import, `warnings` do not."""

    file: str
    columns: Columns
    rows: tuple[Row, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    problems: Problems = field(default_factory=Problems)
    warnings: Problems = field(default_factory=Problems)


def combine(tables: Iterable[Table]) -> Table:
    """Several files as one table, so that they are imported together or not at all."""
    tables = list(tables)
    if len(tables) == 1:
        return tables[0]
    whole = Table(
        file=", ".join(table.file for table in tables),
        columns=tables[0].columns,
        rows=tuple(row for table in tables for row in table.rows),
        unknown_columns=tuple(dict.fromkeys(name for table in tables for name in table.unknown_columns)),
    )
    for table in tables:
        whole.problems.extend(table.problems)
        whole.warnings.extend(table.warnings)
    return whole
