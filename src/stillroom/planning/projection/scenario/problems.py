"""What is wrong with a scenario, and where it stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""The keys and numbers that lead to a field: ("leaving", 0, "rate")."""


@dataclass(frozen=True)
class Problem:
    """`words` say what is wrong and what to do."""

    path: Path
    words: str


class Impossible(ValueError):
    """The scenario cannot be. Each problem names its field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(f"{field(each.path)}: {each.words}" for each in problems))
        self.problems = list(problems)


def field(path: Path) -> str:
    """As people write it: leaving[1].rate, counted from 1."""
    found = ""
    for part in path:
        found += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if found else part
    return found or "the scenario"


def choice(names: Sequence[str]) -> str:
    """Up to a dozen names to choose from."""
    shown = ", ".join(names[:12])
    return f"{shown}, …" if len(names) > 12 else shown or "none"
