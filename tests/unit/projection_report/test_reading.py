"""A run's folder is read, or the file, row and column at fault are named."""

from pathlib import Path

import pytest

from stillroom.documents.projection_report import NotARun, read_run
from stillroom.documents.projection_report.comparing.words import with_band as difference_with_band
from stillroom.documents.projection_report.run import Missing, only
from stillroom.documents.projection_report.words import of, with_band
from tests.unit.projection_report.sample import write_sample

SAID = {"ward": "insufficient data", "cellar": "not applicable"}


def test_the_files_of_a_run_are_read(tmp_path: Path) -> None:
    run = read_run(write_sample(tmp_path))
    assert run.title == "Pharmacy technicians, as now"
    assert [round(each.mean or 0) for each in run.of("headcount")][:2] == [13900, 13910]
    assert run.values(1, "headcount") == ["hospital technical services", "community", "primary care"]


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("summary.csv", "2025-03-31,headcount,x,y,z,many,1,1,1,1,1,1,1,1,1", "summary.csv, row 2, mean: “many”"),
        (
            "summary.csv",
            "31/3/25,headcount,x,y,z,1,1,1,1,1,1,1,1,1,1",
            "summary.csv, row 2, date: “31/3/25” is not a date",
        ),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, file: str, line: str, message: str) -> None:
    folder = write_sample(tmp_path)
    head = (folder / file).read_text("utf-8").splitlines()[0]
    (folder / file).write_text(f"{head}\n{line}\n", "utf-8")
    with pytest.raises(NotARun, match=message):
        read_run(folder)


def test_what_does_not_apply_is_told_apart_from_what_is_not_known(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    head = (folder / "summary.csv").read_text("utf-8").splitlines()[0]
    cells = [f"2025-03-31,vacancy_rate,all,{name},all,{said}{',' * 9}" for name, said in SAID.items()]
    (folder / "summary.csv").write_text("\n".join([head, *cells]) + "\n", "utf-8")
    lines = read_run(folder).lines
    assert [(line.where[1], line.mean) for line in lines] == [("ward", None), ("cellar", None)]
    assert [of(line, line.mean) for line in lines] == [with_band(line) for line in lines] == list(SAID.values())
    assert [difference_with_band(line) for line in lines] == list(SAID.values())


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    (folder / "flows.csv").write_text("from,to\n2025-04-01,2026-03-31\n", "utf-8")
    with pytest.raises(NotARun, match=r"flows\.csv, row 2: there is no column “staff_group”"):
        read_run(folder)


@pytest.mark.parametrize("name", ["manifest.json", "summary.csv"])
def test_a_folder_that_is_no_run_is_refused(tmp_path: Path, name: str) -> None:
    folder = write_sample(tmp_path)
    (folder / name).unlink()
    with pytest.raises(NotARun, match=name):
        read_run(folder)


def test_a_table_of_another_step_is_read_or_named(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    (folder / "tables").mkdir()
    table = folder / "tables" / "scores.json"
    table.write_text('{"section": "Back-test", "title": "Scores", "columns": ["a"], "rows": [[1.5]]}', "utf-8")
    assert read_run(folder).tables[0].title == "Scores"
    table.write_text('{"title": "Scores"}', "utf-8")
    with pytest.raises(NotARun, match=r"scores\.json is not a table"):
        read_run(folder)


@pytest.mark.parametrize(
    ("measure", "where", "touched"),
    [
        ("gap_fte", ("all", "community", "all"), True),  # the same
        ("gap_fte", ("technician", "community", "North"), True),  # part of it
        ("gap_fte", ("technician", "all", "all"), True),  # a total over it
        ("gap_fte", ("all", "primary care", "all"), False),
        ("headcount", ("all", "community", "all"), False),
    ],
)
def test_missing_data_touches_parts_and_totals(measure: str, where: tuple[str, str, str], touched: bool) -> None:
    assert Missing("gap_fte", only("community", 1)).touches(measure, where) == touched
