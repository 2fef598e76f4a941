"""The steps of the qualification: what each shows, and what must be seen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Verdict(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_DONE = "not done"


@dataclass(frozen=True)
class Outcome:
    """`seen` are the facts behind the verdict, one a line."""

    verdict: Verdict
    seen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Workplace:
    """`folder` takes the report; `scratch` is thrown away; `scratch_database` an empty PostgreSQL database, if any."""

    folder: Path
    scratch: Path
    scratch_database: str = ""


@dataclass(frozen=True)
class Step:
    id: str
    title: str
    expected: str
    run: Callable[[Workplace], Outcome] = field(repr=False)


def passed(*seen: str) -> Outcome:
    return Outcome(Verdict.PASSED, seen)


def failed(*seen: str) -> Outcome:
    return Outcome(Verdict.FAILED, seen)


def not_done(*seen: str) -> Outcome:
    return Outcome(Verdict.NOT_DONE, seen)


def verdict(problems: list[str], seen: str) -> Outcome:
    """Passed with what was seen when there are no problems, else failed with them."""
    return failed(*problems) if problems else passed(seen)
