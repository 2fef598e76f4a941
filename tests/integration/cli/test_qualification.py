"""The qualification of an installation: run as people run it, and what it finds when something is not as it was."""

import base64
import hashlib
import json
import sys
from pathlib import Path

import pytest

from stillroom.cli.qualification import packages
from stillroom.cli.qualification.packages import files, versions
from stillroom.cli.qualification.steps import Verdict, Workplace
from tests.installation import Installation

MAY_BE_UNDONE = {"IQ-2", "IQ-7"}  # run from source, and on the embedded database


def test_every_step_passes_or_says_why_it_was_not_done(tmp_path: Path) -> None:
    done = Installation(home=tmp_path / "home").run(
        "check", "--report", str(tmp_path / "evidence"), "--by", "Ann <Lee>"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(next((tmp_path / "evidence").glob("*.json")).read_text("utf-8"))
    assert report["by"] == "Ann <Lee>"
    undone = {step["id"] for step in report["steps"] if step["verdict"] != "passed"}
    assert undone <= MAY_BE_UNDONE
    assert all(step["seen"] for step in report["steps"])
    page = next((tmp_path / "evidence").glob("*.html")).read_text("utf-8")
    assert "Ann &lt;Lee&gt;" in page
    assert "http" not in page.replace("http://localhost", "")  # nothing is fetched to read it
    assert not list((tmp_path / "home").glob("*scratch*"))


def test_a_changed_file_and_another_version_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "zzpackage-1.0.dist-info"
    info.mkdir()
    module = tmp_path / "zzpackage.py"
    module.write_text("good = True\n")
    hashed = base64.urlsafe_b64encode(hashlib.sha256(module.read_bytes()).digest()).rstrip(b"=").decode()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: zzpackage\nVersion: 1.0\n")
    (info / "RECORD").write_text(f"zzpackage.py,sha256={hashed},12\n")
    lock = tmp_path / "uv.lock"
    lock.write_text(
        '[[package]]\nname = "stillroom"\nversion = "0"\ndependencies = [{ name = "zzpackage" }]\n'
        '[[package]]\nname = "zzpackage"\nversion = "1.0"\n'
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setattr(packages, "lock_file", lambda: lock)
    workplace = Workplace(tmp_path, tmp_path)
    assert versions(workplace).verdict is Verdict.PASSED
    assert files(workplace).verdict is not Verdict.FAILED
    module.write_text("good = False\n")
    assert files(workplace).seen == ("zzpackage.py of zzpackage is not as published",)
    lock.write_text(lock.read_text().replace("1.0", "2.0"))
    assert "the lock file names 2.0" in versions(workplace).seen[0]
