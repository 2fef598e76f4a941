"""`--suppress`: a run of real people says so in its manifest, and its report goes by that."""

import json
from pathlib import Path

from typer.testing import CliRunner

from stillroom.cli.main import app
from tests.unit.projection.scenarios.small import SMALL, written

SENTENCE = "numbers under 5, and numbers they could be worked out from, are not shown"


def test_a_run_and_its_report(tmp_path: Path) -> None:
    path, out = written(tmp_path), tmp_path / "out"
    done = CliRunner().invoke(app, ["project", str(path), "--out", str(out), "--number", "10", "--suppress"])
    assert done.exit_code == 0, done.output
    assert json.loads((out / "manifest.json").read_text("utf-8"))["suppress"] is True
    again = tmp_path / "again"
    assert CliRunner().invoke(app, ["project", "replay", str(out), "--out", str(again)]).exit_code == 0
    assert json.loads((again / "manifest.json").read_text("utf-8"))["suppress"] is True
    assert SENTENCE in (out / "report.html").read_text("utf-8")


def test_both_runs_of_a_comparison(tmp_path: Path) -> None:
    one, out = written(tmp_path), tmp_path / "out"
    other = tmp_path / "other.toml"
    other.write_text(SMALL.replace("number = 8", "number = 9"), "utf-8")
    asked = ["project", "compare", str(one), str(other), "--out", str(out), "--most", "10", "--suppress"]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.output
    for name in ("a", "b"):
        assert json.loads((out / name / "manifest.json").read_text("utf-8"))["suppress"] is True
    assert "Small (A)" in (out / "report.html").read_text("utf-8")
