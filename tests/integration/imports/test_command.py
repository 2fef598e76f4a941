"""`stillroom import …` as people type it, in processes of its own, on each database."""

import json
import signal
from pathlib import Path

import pytest

from tests.installation import Installation
from tests.integration.imports.tables import COMPETENCY, POST, REQUIREMENT, UNIT, csv


@pytest.fixture
def ready(migrated: Installation) -> Installation:
    return migrated


def write(tmp_path: Path, name: str, *rows: dict[str, str]) -> str:
    path = tmp_path / name
    path.write_text(csv(rows), encoding="utf-8")
    return str(path)


def test_the_four_tables_one_after_the_other(ready: Installation, tmp_path: Path) -> None:
    units = write(tmp_path, "units.csv", UNIT)
    staff = write(tmp_path, "staff.csv", POST | {"cost_centre": "1"})
    competencies = write(tmp_path, "competencies.csv", COMPETENCY)
    requirements = write(tmp_path, "requirements.csv", REQUIREMENT)
    version = ("--framework", "AS", "--version", "2026.1", "--title", "Aseptic services")
    for table, file, *options in (
        ("units", units),
        ("staff", staff),
        ("competencies", competencies, *version),
        ("requirements", requirements),
    ):
        dry = ready.run("import", table, file, *options, "--dry-run")
        assert (dry.returncode, dry.stdout.splitlines()[-1]) == (
            0,
            f"{table}.csv: 1 new, 0 unchanged. Dry run: nothing was changed.",
        )
        first = ready.run("import", table, file, *options)
        assert (first.returncode, first.stdout.splitlines()[-1]) == (
            0,
            f"{table}.csv: 1 new, 0 unchanged. Imported.",
        ), first.stderr
        again = ready.run("import", table, file, *options, "--format", "json")
        report = json.loads(again.stdout)
        assert (again.returncode, report["counts"]["unchanged"], report["applied"]) == (0, 1, False)
    listed = ready.run("import", "staff", staff, "--dry-run").stdout.splitlines()
    assert listed[:2] == [
        "staff.csv, row 2: unchanged: 100 Ann Smith, operator at ASEP",
        "The column “cost_centre” is unknown and was ignored.",
    ]


def test_a_wrong_file_ends_with_1_and_the_reasons_on_standard_error(ready: Installation, tmp_path: Path) -> None:
    ready.run("import", "units", write(tmp_path, "units.csv", UNIT))
    staff = write(tmp_path, "staff.csv", POST | {"fte": "1.4"}, POST | {"employee_number": "101"})
    refused = ready.run("import", "staff", staff)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert (
        "staff.csv, row 2, fte: “1.4” is not above 0 and at most 1."
        " Write the share of a full-time post, for example 0.8; 1 is full time.\n"
        "Nothing was imported: 1 problem.\n" in refused.stderr
    )
    as_json = ready.run("import", "staff", staff, "--format", "json")
    assert as_json.returncode == 1
    assert json.loads(as_json.stdout)["problems"][0]["field"] == "fte"


def test_wrong_use_ends_with_2(installation: Installation, tmp_path: Path) -> None:
    file = write(tmp_path, "competencies.csv", COMPETENCY)
    assert installation.run("import", "staff", str(tmp_path / "gone.csv")).returncode == 2
    assert installation.run("import", "competencies", file).returncode == 2
    assert installation.run("import", "everything", file).returncode == 2


def test_an_esr_extract_by_a_mapping(ready: Installation, tmp_path: Path) -> None:
    ready.run("import", "units", write(tmp_path, "units.csv", UNIT))
    row = {("Employee Number" if name == "employee_number" else name): cell for name, cell in POST.items()}
    staff = write(tmp_path, "esr.csv", row | {"staff_group": "Additional Clinical Services"})
    mapping = tmp_path / "esr.toml"
    mapping.write_text(
        '[columns]\n"Employee Number" = "employee_number"\n'
        '[values.staff_group]\n"Additional Clinical Services" = "pharmacy_support_worker"\n',
        encoding="utf-8",
    )
    imported = ready.run("import", "staff", staff, "--mapping", str(mapping))
    assert imported.returncode == 0, imported.stderr
    assert imported.stdout.endswith("esr.csv: 1 new, 0 unchanged. Imported.\n")


def test_several_files_go_in_together_or_not_at_all(ready: Installation, tmp_path: Path) -> None:
    right = write(tmp_path, "right.csv", UNIT)
    wrong = write(tmp_path, "wrong.csv", UNIT | {"unit": "RADIO", "facility": "x-ray"})
    assert ready.run("import", "units", right, wrong).returncode == 1
    assert "1 new" in ready.run("import", "units", right, "--dry-run").stdout


KILLED_WHILE_WRITING = """
import os, pathlib, signal
from stillroom.apps.people.events import posts_changed
from stillroom.apps.people.services.import_staff import import_staff
from stillroom.standards.tables import read_table
from stillroom.standards.tables.formats import STAFF
posts_changed.register(lambda ids: os.kill(os.getpid(), signal.SIGKILL))
import_staff(table=read_table(pathlib.Path({file!r}), STAFF), dry_run=False)
"""


def test_killed_after_writing_and_before_the_end_it_leaves_nothing(ready: Installation, tmp_path: Path) -> None:
    ready.run("import", "units", write(tmp_path, "units.csv", UNIT))
    staff = write(tmp_path, "staff.csv", *(POST | {"employee_number": str(number)} for number in range(100, 400)))
    process = ready.start_python(KILLED_WHILE_WRITING.format(file=staff))
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    after = ready.run("import", "staff", staff)
    assert after.stdout.endswith("staff.csv: 300 new, 0 unchanged. Imported.\n"), after.stderr


def test_two_imports_at_once_are_one_after_the_other(ready: Installation, tmp_path: Path) -> None:
    ready.run("import", "units", write(tmp_path, "units.csv", UNIT))
    staff = write(tmp_path, "staff.csv", *(POST | {"employee_number": str(number)} for number in range(100, 400)))
    running = [ready.start("import", "staff", staff, "--format", "json") for _ in range(2)]
    reports = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], reports
    again = json.loads(ready.run("import", "staff", staff, "--format", "json").stdout)
    assert (again["counts"]["unchanged"], again["not_in_file"]) == (300, [])
