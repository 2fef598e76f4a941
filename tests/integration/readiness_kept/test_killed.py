"""Killed in the middle, a process leaves nothing half done: neither in the ledger nor in what is kept of readiness."""

import signal

import pytest

from tests.installation import Installation
from tests.integration.readiness_kept.conftest import BEFORE
from tests.integration.readiness_kept.processes import run, start


@pytest.mark.parametrize(
    ("doing", "said", "after"),
    [
        ("sign('901')", "signed", "5 statements, 1 sign-offs: blocked"),
        ("import_many()", "imported", "204 statements, 0 sign-offs: ready_to_sign"),
    ],
    ids=["a_sign_off", "an_import"],
)
def test_it_leaves_nothing(waiting: Installation, doing: str, said: str, after: str) -> None:
    for before_the_intervals in (True, False):
        process = start(waiting, f"killed(before_the_intervals={before_the_intervals})", doing)
        process.communicate(input="now\n", timeout=120)
        assert process.returncode == -signal.SIGKILL
        assert run(waiting, "report()") == BEFORE
    process = start(waiting, doing, "report()")
    words, errors = process.communicate(input="now\n", timeout=120)
    assert words.splitlines()[-2:] == [said, after], errors
