"""A rule as data: what it says, where that stands, on which days it holds, and how strongly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Effect(StrEnum):
    BLOCKS = "blocks"
    BLOCKS_UNTIL_MET = "blocks_until_met"
    WARNS = "warns"
    INFORMS = "informs"

    @property
    def words(self) -> str:
        return _EFFECTS[self]


_EFFECTS = {
    Effect.BLOCKS: "A breach stops the post from being role-ready",
    Effect.BLOCKS_UNTIL_MET: "The post is not role-ready until the rule is met",
    Effect.WARNS: "Warns, and stops nobody",
    Effect.INFORMS: "Informs, and stops nobody",
}


class Status(StrEnum):
    IN_FORCE = "in_force"
    CONFIRM = "confirm"

    @property
    def words(self) -> str:
        return "Confirm against current standards" if self is Status.CONFIRM else "As the source says"


Parameter = str | int | tuple[str, ...] | None


@dataclass(frozen=True)
class Rule:
    """`parameters` are the figures and lists of the rule; `settings` name those of them that no source gives."""

    code: str
    title: str
    statement: str
    source: str
    effect: Effect
    status: Status = Status.IN_FORCE
    valid_from: date | None = None
    valid_until: date | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    settings: frozenset[str] = frozenset()
    successor: str = ""

    def in_force(self, day: date) -> bool:
        """Both days of its validity are days on which it holds."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def number(self, name: str) -> int | None:
        """A figure; None when nobody has set it."""
        value = self.parameters.get(name)
        return value if isinstance(value, int) else None

    def required(self, name: str) -> int:
        """A figure that the rule cannot do without. Raises ValueError."""
        value = self.number(name)
        if value is None:
            raise ValueError(f"{self.code} has no {name}")
        return value

    def listed(self, name: str) -> tuple[str, ...]:
        value = self.parameters.get(name)
        return value if isinstance(value, tuple) else ()
