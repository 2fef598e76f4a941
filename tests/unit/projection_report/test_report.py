"""The report is one page that needs nothing else, and says what its figures say."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from stillroom.documents.projection_report import (
    comparing,
    read_lines,
    read_run,
    write_comparison,
    write_report,
    write_workbook,
)
from stillroom.documents.projection_report.content import Chart
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Line, Run
from stillroom.documents.projection_report.sections import moved, reconciliation, supply
from stillroom.documents.projection_report.writing import sections_of
from tests.unit.projection_report.sample import write_sample

OUTSIDE = re.compile(r"""(?:src|href|action)\s*=\s*["'](?!#)|url\(|@import|<script|<link|<img|<iframe""")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = write_sample(
        tmp_path_factory.mktemp("run"), only="technician", title="Technicians <script>alert(1)</script>"
    )
    return read_run(folder)


@pytest.fixture(scope="module")
def report(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    write_report(run, path)
    return path.read_text("utf-8")


def test_the_page_needs_nothing_else_and_runs_nothing(report: str) -> None:
    assert OUTSIDE.findall(report) == []
    assert "&lt;script&gt;alert(1)" in report
    style = report.split("<style>")[1].split("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in report
    assert 'style="' not in report


def test_the_page_opens_with_what_it_is_about(report: str) -> None:
    opening = report[: report.index('id="findings"')]
    for words in ("Synthetic data", "31 March 2025", "people and full-time equivalents", "two invented regions"):
        assert words in opening
    assert "funded full-time equivalents without anybody in post" in opening


def test_every_chart_has_a_sentence_a_picture_and_a_table(run: Run, report: str) -> None:
    charts = [block for section in sections_of(run) for block in section.blocks if isinstance(block, Chart)]
    assert all(chart.sentence.endswith(".") and chart.table.rows for chart in charts)
    assert report.count('role="img"') == 2 * len(charts)
    assert report.count("Show this chart as a table") == len(charts)
    ids = re.findall(r'id="([^"]+)"', report)
    assert len(ids) == len(set(ids))


def test_tables_add_up_or_the_report_says_not_to_use_it(run: Run) -> None:
    assert reconciliation.verdict(run).startswith("Checked")
    wrong = [each for each in run.flows if each.kind != "retired"]
    verdict = reconciliation.verdict(Run(run.about, run.lines, wrong))
    assert "first for Pharmacy technician, hospital technical services, North in the year to 31 March 2026" in verdict
    assert verdict.endswith("Do not use this report.")


def test_a_waterfall_goes_from_the_first_number_to_the_last(run: Run) -> None:
    chart = moved.waterfall(run, EVERYBODY, Publishing(run))
    assert chart is not None
    first, *steps, last = [int(row[1].replace(",", "").replace("−", "-")) for row in chart.table.rows]
    assert abs(first + sum(steps) - last) <= len(steps)
    assert "Moved between sectors" in [row[0] for row in chart.table.rows]


def test_a_fan_without_data_is_a_sentence(run: Run) -> None:
    found = supply.fan_chart(run, "gap_fte", EVERYBODY, Publishing(run))
    assert getattr(found, "sentences", None) == ["Everyone: full-time equivalents short: insufficient data."]


def test_the_assumptions_log_names_who_answers_and_on_what_evidence(report: str) -> None:
    assert "2 assumptions, of which 1 has no evidence." in report
    assert re.search(
        r"Technicians leave.*0\.083.*0\.079 to 0\.087.*Invented for this example.*Workforce planning", report, re.S
    )


def test_the_report_says_how_to_replay_it(report: str) -> None:
    assert "stillroom project replay manifest.json" in report
    assert "ab" * 32 in report


def test_a_comparison_tells_the_difference_with_its_band(run: Run, tmp_path: Path) -> None:
    other = read_run(write_sample(tmp_path / "other", only="technician", extra=60, title="60 more a year"))
    difference = [each for each in _difference(run, other, tmp_path) if each.measure == "headcount"]
    write_comparison(run, other, difference, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "People: on 31 March 2029 “60 more a year” has 240 more (middle result); 8 in 10 results differ by" in page
    assert "The two scenarios make the same assumptions." in page
    assert "What makes the difference" in page


def test_a_scenario_that_changes_nothing_makes_no_difference(run: Run, tmp_path: Path) -> None:
    findings = comparing.sections(run, run, _difference(run, run, tmp_path))[1]
    sentences = [sentence for block in findings.blocks for sentence in getattr(block, "sentences", ())]
    assert len(sentences) == 4
    assert all(sentence.endswith("makes no difference.") for sentence in sentences)


def test_text_in_a_workbook_never_runs_as_a_formula(tmp_path: Path) -> None:
    run = read_run(write_sample(tmp_path, owner='=HYPERLINK("http://example.org")', names={"technician": "@SUM(A1)"}))
    write_workbook(run, tmp_path / "results.xlsx")
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    assert book.sheetnames == ["Notes", "Summary", "Flows", "Assumptions"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    marked = [cell for cell in cells if str(cell.value).startswith(("=", "@"))]
    assert marked
    assert all(cell.quotePrefix for cell in marked)
    numbers = [row[5] for row in book["Summary"].iter_rows(min_row=2, values_only=True)]
    assert "insufficient data" in numbers
    assert any(isinstance(number, float) for number in numbers)


def _difference(first: Run, second: Run, folder: Path) -> list[Line]:
    """As `project compare` writes it, here with a spread of a fifth."""
    columns = ("mean", "sd", "p05", "p10", "p25", "p50", "p75", "p90", "p95")
    rows = ["date,measure,staff_group,sector,region," + ",".join(columns)]
    for one, two in zip(first.lines, second.lines, strict=True):
        by = (two.mean or 0.0) - (one.mean or 0.0)
        points = [by * share for share in (1, 0.2, 0.67, 0.74, 0.87, 1, 1.13, 1.26, 1.33)]
        rows.append(",".join([two.when.isoformat(), two.measure, *two.where, *(f"{each:.4f}" for each in points)]))
    (folder / "difference.csv").write_text("\n".join(rows), "utf-8")
    return read_lines(folder / "difference.csv")
