"""The one law with its figures fixed for one draw: what every executor runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stillroom.planning.projection.fillings import Filling
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import Intensities
from stillroom.planning.projection.space import Space
from stillroom.planning.projection.supervision import Supervision
from stillroom.planning.projection.working_time import WorkingTime


@dataclass(frozen=True, eq=False)
class Model:
    """`outcomes`: what each outcome of the law is called, such as “leaves” or “moves to community”."""

    space: Space
    law: Intensities
    outcomes: Sequence[str]
    intakes: Sequence[Intake] = field(default=())
    fillings: Sequence[Filling] = field(default=())
    working_time: WorkingTime | None = None
    supervision: Supervision | None = None
