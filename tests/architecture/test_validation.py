"""The documents by which a hospital validates: no row without its proof, no proof that is not there."""

import re

import pytest
from django.conf import settings

from stillroom.cli.qualification.reference import qualification_reference
from tests.traceability import PAGE, REQUIREMENTS, ROOT, citations, exists, page

VALIDATION = ROOT / "docs" / "validation"
TEST = re.compile(r"`(tests/[^`]+)`")
DUTY = re.compile(r"hospital: \[[^]]+\]\((?P<path>[^)#]+)#(?P<anchor>[^)]+)\)")
MHRA = [*(f"6.{n}" for n in range(1, 11)), "6.11.1", "6.11.2", *(f"6.{n}" for n in range(12, 17))]
MHRA += ["6.17.1", "6.17.2", "6.18", "6.19", "6.20"]
ANNEX_11 = ["1", "2", *(f"3.{n}" for n in range(1, 5)), *(f"4.{n}" for n in range(1, 9)), "5", "6", "7.1", "7.2"]
ANNEX_11 += ["8.1", "8.2", "9", "10", "11", *(f"12.{n}" for n in range(1, 5)), "13", "14(a)", "14(b)", "14(c)"]
ANNEX_11 += ["15", "16", "17"]


def rows() -> list[list[str]]:
    lines = (VALIDATION / "data-integrity.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in cells if row[0] not in ("clause", "---")]


def test_every_clause_has_its_row() -> None:
    assert [row[0] for row in rows()] == [*MHRA, *ANNEX_11]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_row_has_its_proof(row: list[str]) -> None:
    """Tests that are there, or the hospital's duty with the place that says how."""
    _, words, here, proof = row
    assert words
    assert here
    tests, duty = TEST.findall(proof), DUTY.search(proof)
    assert tests or duty, "name a test, or the hospital's duty"
    assert not [test for test in tests if not exists(test)]
    if duty:
        document = (VALIDATION / duty["path"]).resolve()
        headings = re.findall(r"^## (.*)$", document.read_text("utf-8"), re.MULTILINE)
        assert duty["anchor"] in {heading.lower().replace(" ", "-") for heading in headings}


def test_a_test_that_is_not_there_would_be_seen() -> None:
    assert exists("tests/architecture/test_validation.py::test_every_clause_has_its_row")
    assert not exists("tests/architecture/test_validation.py::test_nothing")
    assert not exists("tests/nowhere.py")


def test_the_traceability_table_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "Run: python -m tests.traceability"


def test_what_tests_cite_is_a_requirement() -> None:
    assert set(citations()) <= set(REQUIREMENTS)


def test_the_protocol_is_current() -> None:
    written = (VALIDATION / "installation-qualification.md").read_text("utf-8")
    assert written == qualification_reference(), "Run: stillroom docs"


def test_no_setting_turns_the_audit_trail_off() -> None:
    """Nothing the environment says is asked for where triggers are installed or statements and views recorded."""
    recording = ["ledger/triggers.py", "ledger/services/append.py", "ledger/services/state.py"]
    recording += ["ledger/guards/sqlite.py", "ledger/guards/postgresql.py", "oversight/services/record_view.py"]
    for name in recording:
        assert "settings" not in (ROOT / "src/stillroom/apps" / name).read_text("utf-8"), name
    named = [name for name in dir(settings) if name.startswith("STILLROOM")]
    assert not [name for name in named if "AUDIT" in name or "TRAIL" in name or "LEDGER" in name]
