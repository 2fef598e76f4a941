"""One way to a trained person: how long it takes, what it costs whom, and what she gives to the service meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stillroom.planning.costing.levy import Kind, Payer, check_levy
from stillroom.planning.projection.laws.figures import Figure


class Phase(StrEnum):
    """When a line falls due."""

    BEFORE = "before"
    TRAINING = "training"
    AFTER = "after"
    IN_POST = "in post"


@dataclass(frozen=True)
class Line:
    """`amount` every month of the phase, or once at its beginning; times `hours` (a month, or once) if given.

    Raises LevyRefused for what the levy may not pay.
    """

    name: str
    kind: Kind
    paid_by: Payer
    during: Phase
    amount: Figure
    hours: Figure | None = None
    once: bool = False

    def __post_init__(self) -> None:
        check_levy(self.name, self.kind, self.paid_by)


@dataclass(frozen=True)
class Route:
    """`begins`: months from the decision until she is in post. `months`: how long training then takes.

    `already_met`: the share of it that she need not do again, by the signed record that she brings. `works[month]`: the
    share of a trained person's work that she does from that month of training on, in straight lines between; after
    training it is `works_trained`. `worth`: of a trained person's work in a month. `leaves`: a year.
    """

    code: str
    name: str
    months: Figure
    works: Mapping[int, Figure]
    worth: Figure
    lines: Sequence[Line]
    begins: Figure = 0.0
    already_met: Figure = 0.0
    works_trained: Figure = 1.0
    leaves: Figure = 0.0

    def __post_init__(self) -> None:
        if not self.works or min(self.works) != 0:
            raise ValueError(f"{self.code}: say what share of the work is done from month 0 of training on.")
        names = [line.name for line in self.lines]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"{self.code}: there are two lines “{name}”. Name one differently.")
