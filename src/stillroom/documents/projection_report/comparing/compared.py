"""Two runs, and the second less the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from stillroom.documents.projection_report.figures import told
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import Line, Run, only

MEASURES = ("headcount", "fte", "gap_fte", "vacancy_rate")


@dataclass(frozen=True)
class Compared:
    """`difference`: in the columns of a summary."""

    first: Run
    second: Run
    difference: Sequence[Line]

    @property
    def names(self) -> tuple[str, str]:
        """What the two are called; told apart also where both have one title."""
        one, two = self.first.title, self.second.title
        return (f"{one} (first)", f"{two} (second)") if one == two else (one, two)

    @cached_property
    def apart(self) -> Run:
        """The difference, to be read as a run is."""
        return Run(about={"names": self.second.about.get("names", {})}, lines=self.difference)

    @cached_property
    def publishing(self) -> tuple[Publishing, Publishing]:
        return Publishing(self.first), Publishing(self.second)

    @property
    def is_suppressed(self) -> bool:
        return self.first.suppressed or self.second.suppressed

    @property
    def is_paired(self) -> bool:
        """Whether both used one executor, one seed and as many draws from one day on."""
        keys = ("executor", "seed", "draws", "base")
        return all(self.first.about.get(key) == self.second.about.get(key) for key in keys)

    def hides(self, measure: str) -> bool:
        """Whether the total of a measure is not shown of either."""
        runs = zip((self.first, self.second), self.publishing, strict=True)
        return any(publishing.hides(line) for run, publishing in runs for line in run.of(measure))

    def last(self, measure: str, dimension: int) -> list[tuple[str, Line]]:
        """Each staff group (0), sector (1) or region (2), and how it differs at the end; none of live records."""
        if self.is_suppressed:
            return []
        values = self.apart.values(dimension, measure)
        found = [(value, told(self.apart.of(measure, only(value, dimension)))[-1:]) for value in values]
        return [(self.apart.name(value), lines[0]) for value, lines in found if lines]
