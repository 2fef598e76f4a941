"""No file, whatever its bytes, does more than give problems."""

from hypothesis import given
from hypothesis import strategies as st

from stillroom.standards.tables import Cells, Problems, Row, table_from_bytes
from stillroom.standards.tables.formats import UNITS

PIECES = st.sampled_from(
    ["organisation", "unit", "name", "facility", ",", "\n", "\r", '"', ";", "=", "é", "\x00", "RR8"]
)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    table = table_from_bytes("x.csv", data, UNITS)
    assert table.problems or table.rows


@given(st.lists(PIECES, max_size=60), st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_any_near_table_is_read_or_refused(pieces: list[str], encoding: str) -> None:
    data = ("organisation,unit,name,facility\n" + "".join(pieces)).encode(encoding)
    table = table_from_bytes("x.csv", data, UNITS)
    assert table.problems or table.rows
    assert all(problem.wrong and problem.fix for problem in table.problems)


@given(st.text(max_size=60))
def test_any_cell_is_read_or_refused(text: str) -> None:
    cells = Cells(Row("x.csv", 2, {"f": text}), problems := Problems(), Problems())
    for read in (cells.text, cells.code, cells.codes, cells.long_text, cells.day, cells.moment, cells.decimal):
        read("f")
    for also in (cells.integer, cells.yes_no, cells.context, cells.scheme):
        also("f")
    assert cells.failed == bool(problems)
