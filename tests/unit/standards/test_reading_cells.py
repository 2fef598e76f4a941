"""What each kind of cell may hold, and what is said when it does not."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from stillroom.competence.context import Context
from stillroom.standards.tables import Cells, Problems, Row


def cells(value: str) -> Cells:
    return Cells(Row("t.csv", 7, {"field": value}), Problems(), Problems())


def wrong(reading: Cells) -> str:
    (problem,) = reading._problems
    assert (problem.file, problem.row, problem.field) == ("t.csv", 7, "field")
    assert reading.failed
    return f"{problem.wrong} {problem.fix}"


@pytest.mark.parametrize("formula", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_refused_in_codes_and_names(formula: str) -> None:
    for read in (Cells.code, Cells.text):
        reading = cells(formula)
        assert read(reading, "field") == ""
        mark = {"\t": "tab", "\r": "line end"}.get(formula[0], formula[0])
        assert wrong(reading) == (
            f"The cell begins with “{mark}”, as a formula does."
            " Replace the formula with its value, beginning with a letter or digit."
        )


def test_a_formula_is_kept_as_text_where_text_is_free_and_pointed_out() -> None:
    reading = cells("- wash hands")
    assert reading.long_text("field") == "- wash hands"
    assert not reading.failed
    (warning,) = reading._warnings
    assert warning.wrong == "The text begins with “-”, which a spreadsheet may run as a formula."


@pytest.mark.parametrize("name", ["Siân", "O’Neill-Þór", "王小明", "فاطمة", "Ἀθηνᾶ", "’t Hooft", " trimmed "])
def test_a_name_in_any_script(name: str) -> None:
    reading = cells(name)
    assert reading.text("field") == name.strip()
    assert not reading.failed


def test_an_empty_cell_that_must_be_filled() -> None:
    reading = cells("  ")
    reading.text("field", required=True)
    assert wrong(reading) == "The cell is empty. Fill it in."


def test_text_of_two_lines_and_text_too_long() -> None:
    reading = cells("one\ntwo")
    reading.text("field")
    assert wrong(reading) == "The text has more than one line. Write it in one line."
    reading = cells("x" * 201)
    reading.text("field")
    assert wrong(reading) == "The text has 201 characters; at most 200 fit. Shorten it."


@pytest.mark.parametrize("code", ["AS01", "12345678", "8a", "unit 3 (QC)", "../etc/passwd"[3:]])
def test_codes(code: str) -> None:
    assert cells(code).code("field") == code


@pytest.mark.parametrize("code", ["../x", "a;b", "é1", "a,b", "a\nb"])
def test_what_is_not_a_code(code: str) -> None:
    reading = cells(code)
    assert reading.code("field") == ""
    assert wrong(reading).startswith(f"“{code}” is not a code. Use the letters A to Z, digits, spaces and")


def test_codes_in_a_list() -> None:
    assert cells("AS01; AS02 ;").codes("field") == ("AS01", "AS02")
    reading = cells("AS01;AS01")
    reading.codes("field")
    assert wrong(reading) == "“AS01” stands twice. Keep one."


def test_a_choice_is_read_whatever_its_case_and_a_near_miss_is_suggested() -> None:
    assert cells("Pharmacy Technician").choice("field", ["pharmacy_technician"]) == "pharmacy_technician"
    reading = cells("pharmasist")
    reading.choice("field", ["pharmacist", "other"])
    assert (
        wrong(reading)
        == "“pharmasist” is not known here (did you mean “pharmacist”?). Write one of: pharmacist, other."
    )


def test_several_choices_come_in_the_order_of_the_list() -> None:
    assert cells("ms; section10;ms").choices("field", ["section10", "ms"]) == ("section10", "ms")


def test_yes_and_no() -> None:
    assert cells("YES").yes_no("field") is True
    assert cells("").yes_no("field") is False
    reading = cells("maybe")
    reading.yes_no("field")
    assert wrong(reading) == "“maybe” is neither yes nor no. Write yes or no."


def test_whole_numbers() -> None:
    assert cells("12").integer("field") == 12
    assert cells("").integer("field") is None
    for value in ("1.0", "-3", "twelve", "٣", "9" * 400):
        reading = cells(value)
        assert reading.integer("field", lowest=1, highest=1200) is None
        assert wrong(reading).endswith("Write a whole number from 1 to 1,200, without other signs.")


def test_decimals() -> None:
    assert cells("0.53333").decimal("field") == Decimal("0.5333")
    reading = cells("0,8")
    reading.decimal("field")
    assert wrong(reading) == "“0,8” is not a number. Write 0.8."
    for value in ("NaN", "1e3", "Infinity", "-1", ".5"):
        reading = cells(value)
        reading.decimal("field")
        assert wrong(reading).endswith("Write digits and a point, for example 0.8.")


def test_days() -> None:
    assert cells("2026-11-21").day("field") == date(2026, 11, 21)
    reading = cells("03/04/2026")
    reading.day("field")
    assert wrong(reading) == "“03/04/2026” is not a date. Write it as year-month-day, 2026-04-03."
    for value in ("2026-02-30", "99999", "20261121", "2026-W01-1", "0999-01-01", "31/31/2026"):
        reading = cells(value)
        assert reading.day("field") is None
        assert wrong(reading).endswith("is not a date. Write it as year-month-day, for example 2026-11-21.")


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-11-21T09:30Z", datetime(2026, 11, 21, 9, 30, tzinfo=UTC)),
        ("2026-06-21T09:30:15+01:00", datetime(2026, 6, 21, 8, 30, 15, tzinfo=UTC)),
        ("2026-06-21 09:30 +0100", datetime(2026, 6, 21, 8, 30, tzinfo=UTC)),
        ("2026-06-21", datetime(2026, 6, 20, 23, 0, tzinfo=UTC)),  # the London day begins in summer time
        ("2026-11-21", datetime(2026, 11, 21, 0, 0, tzinfo=UTC)),
    ],
)
def test_moments(value: str, moment: datetime) -> None:
    assert cells(value).moment("field") == moment


def test_a_moment_without_a_zone_is_refused() -> None:
    reading = cells("2026-11-21T09:30")
    assert reading.moment("field") is None
    assert wrong(reading) == (
        "“2026-11-21T09:30” does not say in which time zone."
        " Add Z for UTC or the offset, for example 2026-11-21T09:30Z, or +01:00 in British summer time."
    )


@pytest.mark.parametrize("value", ["2026-11-21T25:00Z", "9:30", "0001-01-01T00:00+14:00", "2026-11-21T09:30Z; DROP"])
def test_what_is_not_a_moment(value: str) -> None:
    reading = cells(value)
    assert reading.moment("field") is None
    assert wrong(reading).endswith("Write it like 2026-11-21T09:30Z or 2026-06-21T09:30+01:00.")


def test_contexts_and_schemes() -> None:
    assert cells("equipment=isolator; facility=ms").context("field") == Context.parse("facility=ms;equipment=isolator")
    reading = cells("isolator")
    reading.context("field")
    assert wrong(reading) == (
        "“isolator” is not a key=value pair. Write key=value pairs with semicolons, for example facility=section10."
    )
    scheme = cells("observation*3  consecutive").scheme("field")
    assert str(scheme) == "observation*3 consecutive"
    reading = cells("observation x3")
    assert reading.scheme("field") is None
    assert wrong(reading).startswith("“observation x3” is not a scheme term; write method*count")
