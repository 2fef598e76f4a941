"""The tables people fill in: CSV files and workbooks in, typed cells and problems out. Nothing here looks things up."""

from stillroom.standards.tables.cells import Cells
from stillroom.standards.tables.columns import Columns
from stillroom.standards.tables.mapping import ColumnMapping
from stillroom.standards.tables.problem import Problem, Problems
from stillroom.standards.tables.reader import SIZE_LIMIT, read_table, second_sheet, table_from_bytes
from stillroom.standards.tables.report import ImportReport, Outcome, RowOutcome
from stillroom.standards.tables.table import Row, Table, combine

__all__ = [
    "SIZE_LIMIT",
    "Cells",
    "ColumnMapping",
    "Columns",
    "ImportReport",
    "Outcome",
    "Problem",
    "Problems",
    "Row",
    "RowOutcome",
    "Table",
    "combine",
    "read_table",
    "second_sheet",
    "table_from_bytes",
]
