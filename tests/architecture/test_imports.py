"""Who may import what, beyond what the import contracts say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files, imports, module_name

ENGINES_ONLY = {"numpy", "numba", "scipy", "highspy", "ortools"}
WITHOUT_DJANGO = ("competence", "standards", "documents")


def test_the_house_stands() -> None:
    linter = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-logo", "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert linter.returncode == 0, linter.stdout


def test_the_domain_uses_nothing_but_python() -> None:
    allowed = sys.stdlib_module_names | {"stillroom"}
    foreign = [
        f"{file}:{line} imports {name}"
        for file in files("competence")
        for line, name in imports(file)
        if name.split(".")[0] not in allowed
    ]
    assert not foreign


def test_numerical_libraries_stay_in_the_engines() -> None:
    strays = [
        f"{file}:{line} imports {name}"
        for file in files()
        for line, name in imports(file)
        if name.split(".")[0] in ENGINES_ONLY and ROOT / "planning" not in file.parents
    ]
    assert not strays


@pytest.mark.parametrize("with_django", [False, True], ids=["pure rooms", "rooms with Django"])
def test_every_module_imports_first(with_django: bool) -> None:
    """Each in a process that has imported none of ours before it: a cycle cannot hide behind a lucky order."""
    pure = {file for room in WITHOUT_DJANGO for file in files(room)}
    # The settings are themselves what sets Django up, and the last migration imports the first by number.
    chosen = [file for file in files() if (file not in pure) == with_django and "migrations" not in file.parts]
    names = [module_name(file) for file in chosen]
    script = Path(__file__).with_name("import_cold.py")
    ran = subprocess.run(
        [sys.executable, str(script), "django" if with_django else "pure"],
        input="\n".join(names),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_starting_imports_nothing_that_reads_credentials_lays_out_pages_or_computes() -> None:
    """Every command starts: what an app registers imports its work when there is work to do."""
    program = "import django, sys; django.setup(); print(*sys.modules)"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "stillroom.config.settings"}
    started = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    late = {"openbadgeslib", "pyld", "requests", "typst", "openpyxl", "icalendar", "numpy", "numba", "vl_convert"}
    assert not late & set(started.stdout.split())
