"""A scenario: everything that a projection takes, checked, in the words of planners."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stillroom.planning.projection.demand import Demand
from stillroom.planning.projection.drawing import Correlation
from stillroom.planning.projection.laws.dormancy import Dormancy, cell_away
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.laws.joining import Joining
from stillroom.planning.projection.laws.leaving import Leaving
from stillroom.planning.projection.laws.moving_sector import MovingSector
from stillroom.planning.projection.laws.places import Places
from stillroom.planning.projection.laws.progressing import Progressing
from stillroom.planning.projection.laws.recruiting import Recruiting
from stillroom.planning.projection.laws.retiring import Retiring
from stillroom.planning.projection.laws.supervising import Supervising
from stillroom.planning.projection.laws.training import Training
from stillroom.planning.projection.laws.working_time import WorkingTime
from stillroom.planning.projection.parameters import Parameter
from stillroom.planning.projection.scenario.people import People
from stillroom.planning.projection.scenario.uses import Use
from stillroom.planning.projection.space import Cell, Space


@dataclass(frozen=True)
class StaffGroup:
    """`registered`: on a professional register. Its cells: every band in every sector in every region named."""

    code: str
    name: str
    bands: tuple[str, ...]
    sectors: tuple[str, ...]
    regions: tuple[str, ...]
    registered: bool = False


@dataclass(frozen=True)
class Assumption:
    """One line of the assumptions log: a figure, what is known of it, and who says so on what evidence."""

    name: str
    parameter: Parameter
    group: str
    owner: str = ""
    evidence: str = ""
    date: datetime.date | None = None
    unit: str = ""


@dataclass(frozen=True)
class PlainFigure:
    """A number written where a law takes a figure: an assumption without evidence."""

    field: str
    value: float


@dataclass(frozen=True)
class Insufficient:
    """A measure for which data is missing in a sector, and by whose word. Totals that need it say so."""

    measure: str
    why: str
    source: str = ""
    staff_group: str | None = None
    sector: str | None = None
    region: str | None = None


@dataclass(frozen=True, eq=False)
class Scenario:
    """`executor`: expected, individuals or cohorts. `step_months`: of feedback and of cohorts.

    `fitted[name]`: joint draws of parameters that were fitted to history, in the order of their file.
    """

    title: str
    base: datetime.date
    years: int
    draws: int
    seed: int
    executor: str
    step_months: int
    synthetic: bool
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    staff_groups: Sequence[StaffGroup]
    people: Sequence[People]
    assumptions: Mapping[str, Assumption]
    description: str = ""
    owner: str = ""
    correlations: Sequence[Correlation] = field(default=())
    fitted: Mapping[str, Sequence[float]] = field(default_factory=dict)
    leaving: Sequence[Leaving] = field(default=())
    retiring: Sequence[Retiring] = field(default=())
    dormancy: Sequence[Dormancy] = field(default=())
    moving_sector: Sequence[MovingSector] = field(default=())
    progressing: Sequence[Progressing] = field(default=())
    training: Sequence[Training] = field(default=())
    places: Sequence[Places] = field(default=())
    joining: Sequence[Joining] = field(default=())
    recruiting: Sequence[Recruiting] = field(default=())
    working_time: Sequence[WorkingTime] = field(default=())
    supervising: Supervising | None = None
    demand: Sequence[Demand] = field(default=())
    insufficient: Sequence[Insufficient] = field(default=())
    uses: Sequence[Use] = field(default=())
    plain: Sequence[PlainFigure] = field(default=())

    @property
    def horizon(self) -> Horizon:
        return Horizon(self.base, self.years)

    @property
    def parameters(self) -> dict[str, Parameter]:
        """What is drawn, by name."""
        return {name: each.parameter for name, each in self.assumptions.items()}

    @property
    def routes(self) -> dict[str, Training]:
        return {each.route: each for each in self.training}

    @property
    def trainee_groups(self) -> frozenset[str]:
        """The staff groups whose people are in training: they hold no posts."""
        return frozenset(each.staff_group for each in self.training)

    @cached_property
    def space(self) -> Space:
        """Every cell: those of the staff groups in their order, then those of people who stopped working."""
        cells = [
            Cell(group.code, band, sector, region)
            for group in self.staff_groups
            for sector in group.sectors
            for band in group.bands
            for region in group.regions
        ]
        if not self.dormancy:
            return Space(cells)
        whole = Space(cells)
        stopping = sorted({int(cell) for each in self.dormancy for cell in each.where.cells(whole)})
        return Space([*cells, *dict.fromkeys(cell_away(cells[number]) for number in stopping)])
