"""That a competency of one framework stands for one of another, as editors found and dated it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Extent(StrEnum):
    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Equivalence:
    """`methods` names, where the extent is a part, the methods whose passes stand here too. Empty versions mean any."""

    source_framework: str
    source_competency: str
    target_competency: str
    extent: Extent = Extent.WHOLE
    methods: frozenset[str] = frozenset()
    source_version: str = ""
    target_version: str = ""
    valid_from: date = date.min
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)
