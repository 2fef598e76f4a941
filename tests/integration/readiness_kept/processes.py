"""Runs one of the programs in a process of its own."""

import subprocess

from tests.installation import Installation

PROGRAMS = "tests.integration.readiness_kept.programs"


def start(installation: Installation, *calls: str) -> subprocess.Popen[str]:
    return installation.start_python(f"from {PROGRAMS} import *\n" + "\n".join(calls))


def run(installation: Installation, *calls: str) -> str:
    """Runs to the end; what it said last."""
    process = start(installation, *calls)
    said, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return said.strip().splitlines()[-1]
