"""`stillroom project report`."""

from pathlib import Path

from typer.testing import CliRunner

from stillroom.cli.project.app import app
from tests.unit.projection_report.sample import write_sample


def test_a_report_is_written_anew_with_a_workbook_on_request(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, only="technician", insufficient=[])
    for name in ("flows.csv", "moves.csv", "spread.csv"):
        (folder / name).unlink()
    head, *lines = (folder / "summary.csv").read_text("utf-8").splitlines()
    (folder / "summary.csv").write_text(
        "\n".join([head, *(line for line in lines if ",headcount,all" in line)]), "utf-8"
    )
    done = CliRunner().invoke(app, ["report", str(folder), "--excel"])
    assert done.exit_code == 0, done.output
    assert {"report.html", "results.xlsx"} <= {each.name for each in folder.iterdir()}
    assert not list(folder.glob(".*"))


def test_a_folder_that_is_no_run_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["report", str(tmp_path)])
    assert done.exit_code != 0
    assert "manifest.json is missing" in done.output
