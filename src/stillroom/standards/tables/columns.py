"""Which columns a table has."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """`required` columns must stand in the header; a missing `optional` one is read as not stated, with a warning.

    `personal` ones are optional too, and kept apart: most organisations leave them out, so nobody is warned.
    So are `special` ones, that only few files need.
    """

    table: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    special: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.required, *self.optional, *self.personal, *self.special)
