"""What `stillroom check` verifies. An app registers what only it can check, in its `AppConfig.ready`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Check = Callable[[], list[str]]

_checks: dict[str, Check] = {}


@dataclass(frozen=True)
class Result:
    """What one check found: nothing, or what is wrong and what to do about each."""

    name: str
    problems: list[str]


def register_check(name: str, check: Check) -> None:
    """Have `stillroom check` call `check`, which returns what is wrong, in words that say what to do."""
    _checks[name] = check


def run_checks() -> Iterator[Result]:
    """Run each, in the order they were registered."""
    for name, check in _checks.items():
        yield Result(name, check())
