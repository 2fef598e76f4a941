"""Which columns a table has."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """`required` columns must stand in the header; a missing `optional` one is read as not stated."""

    table: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.required, *self.optional)
