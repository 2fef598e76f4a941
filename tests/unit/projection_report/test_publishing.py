"""Counts from live records are published so that nobody is found in them."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from stillroom.documents.projection_report import read_run, write_workbook
from stillroom.documents.projection_report.comparing import about
from stillroom.documents.projection_report.comparing.compared import Compared
from stillroom.documents.projection_report.content import Facts
from stillroom.documents.projection_report.publishing import ALL_YEARS, Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Run, only
from stillroom.documents.projection_report.sections import opening, reconciliation
from stillroom.documents.projection_report.words import HIDDEN
from stillroom.documents.projection_report.writing import sections_of
from tests.unit.projection_report.sample import write_sample

FEW = 0.004
"""Of the sample's people: 56 in all, fewer than 5 of them trainees."""


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return read_run(write_sample(tmp_path_factory.mktemp("live"), scale=FEW, suppress=True, synthetic=False))


def test_a_run_of_published_figures_hides_nothing(tmp_path: Path) -> None:
    run = read_run(write_sample(tmp_path, scale=FEW))
    assert not any(Publishing(run).hides(each) for each in run.lines)


def test_a_number_under_5_is_not_shown_and_does_not_follow_from_the_total(live: Run) -> None:
    publishing = Publishing(live)
    first = {group: live.of("headcount", only(group, 0))[0] for group in live.values(0, "headcount")}
    assert [group for group, line in first.items() if round(line.mean or 0) < 5] == ["trainee"]
    assert {group for group, line in first.items() if publishing.hides(line)} == {"trainee", "support_worker"}
    assert not publishing.hides(live.of("headcount")[0])


def test_people_and_their_working_time_are_hidden_together(live: Run) -> None:
    publishing = Publishing(live)
    for line in live.of("headcount", only("trainee", 0)):
        same = [each for name in ("fte", "gap_fte", "vacancy_rate") for each in live.of(name, line.where)]
        assert all(publishing.hides(each) for each in same if each.when == line.when and each.mean is not None)


def test_figures_for_a_group_in_a_sector_are_not_published(live: Run) -> None:
    publishing = Publishing(live)
    assert publishing.hides(live.of("headcount", ("technician", "community", "all"))[0])


def test_flows_of_a_part_are_told_for_all_years_together_only(live: Run) -> None:
    publishing = Publishing(live)
    assert publishing.hides_flow("leavers", only("technician", 0), date(2026, 3, 31))
    assert not publishing.hides_flow("leavers", only("technician", 0), ALL_YEARS)


def test_a_comparison_with_published_figures_says_what_it_leaves_out(live: Run, tmp_path: Path) -> None:
    published = read_run(write_sample(tmp_path, scale=FEW))
    facts = next(each for each in about.section(Compared(published, live, [])).blocks if isinstance(each, Facts))
    assert dict(facts.facts)["Small numbers"] == opening.MAY_BE_REAL


def test_an_opening_is_hidden_where_the_closing_before_it_is(live: Run) -> None:
    publishing = Publishing(live)
    hidden = [publishing.hides_flow("closing", EVERYBODY, date(year, 3, 31)) for year in range(2026, 2029)]
    assert hidden == [publishing.hides_flow("opening", EVERYBODY, date(year + 1, 3, 31)) for year in range(2026, 2029)]


def test_no_printed_number_of_people_is_under_5(live: Run) -> None:
    section = reconciliation.section(live, Publishing(live))
    assert section is not None
    tables = [block for block in section.blocks if hasattr(block, "rows")]
    numbers = [cell.lstrip("+−") for table in tables for row in table.rows for cell in row[1:]]
    assert HIDDEN in numbers
    assert {cell for cell in numbers if cell in {"1", "2", "3", "4"}} == set()


def test_findings_name_no_hidden_number(live: Run) -> None:
    findings = next(each for each in sections_of(live) if each.id == "findings")
    sentences = " ".join(sentence for block in findings.blocks for sentence in getattr(block, "sentences", ()))
    assert "people qualify" not in sentences


def test_a_workbook_holds_no_hidden_number(live: Run, tmp_path: Path) -> None:
    write_workbook(live, tmp_path / "results.xlsx")
    book = openpyxl.load_workbook(tmp_path / "results.xlsx", read_only=True)
    people = [row for row in book["Summary"].iter_rows(min_row=2, values_only=True) if row[1] in {"headcount", "fte"}]
    assert {row[5] for row in people if row[2:5].count("all") < 2} == {HIDDEN}
    assert not [row for row in people if isinstance(row[5], float) and round(row[5]) in range(1, 5)]
    assert {row[2:5] for row in book["Flows"].iter_rows(min_row=2, values_only=True)} == {("all", "all", "all")}


def test_the_report_of_live_records_says_so(live: Run) -> None:
    assert dict(opening.facts(live))["Data"].startswith("The people may be real, so numbers under 5")
