"""What a run may go without.

`STILLROOM_REQUIRE=postgres,chromium` makes the run fail for want of either, or on any skip.
Without it, tests that need what the machine does not have are skipped, and the end of the run says which.
Data that lies outside the repository may be absent even then, unless the run names it too: `STILLROOM_REQUIRE=vectors`.
"""

import os
from collections import Counter
from typing import NoReturn

import pytest

OUTSIDE = {"vectors": "STILLROOM_VECTORS"}
"""What lies outside the repository, and the variable that says where."""

_skipped: list[tuple[str, str]] = []


def required() -> set[str]:
    return {name.strip() for name in os.environ.get("STILLROOM_REQUIRE", "").split(",") if name.strip()}


def skip_without(name: str, reason: str) -> NoReturn:
    """Skip the test for want of `name`, or fail it if the run requires it."""
    if name in required():
        pytest.fail(f"STILLROOM_REQUIRE names {name}, but: {reason}", pytrace=False)
    pytest.skip(reason)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append((report.nodeid, _reason(report)))


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _skipped.append((report.nodeid, _reason(report)))


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _missed() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _skipped:
        return
    terminalreporter.section("not tested here", sep="-", red=bool(_missed()))
    for reason, count in Counter(reason for _, reason in _skipped).items():
        terminalreporter.line(f"{count} skipped: {reason}")
    if _missed():
        terminalreporter.line("STILLROOM_REQUIRE is set, so a skip fails the run.", red=True)


def _missed() -> list[str]:
    """Why what was skipped should not have been."""
    may_be_absent = tuple(f"Skipped: {variable}" for name, variable in OUTSIDE.items() if name not in required())
    return [reason for _, reason in _skipped if required() and not reason.startswith(may_be_absent)]


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
