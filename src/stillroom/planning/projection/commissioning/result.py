"""What commissioning found: everything that a page, a report or a file needs to tell it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from stillroom.planning.projection.information import WorthOfKnowing


@dataclass(frozen=True)
class ChosenPlaces:
    """`number` places of one route in one region that start on one date. `qualifies`: nobody does earlier.

    `name`: of the entry of the scenario that they are like.
    """

    route: str
    region: str
    starts: date
    qualifies: date
    number: int
    cost: float
    name: str = ""


@dataclass(frozen=True)
class TargetOutcome:
    """A gap that was to be closed, in the unit asked: its mean, and what 1 draw in 10 stays below and above.

    A gap of 0 or less is closed. `closed` is the share of the stored draws in which it is.
    """

    name: str
    region: str
    on: date
    before: tuple[float, float, float]
    after: tuple[float, float, float]
    closed: float


@dataclass(frozen=True)
class RegionOutcome:
    """Of one region: all its chosen places, and how many that is for each person and each service or unit there."""

    region: str
    places: int
    cost: float
    workforce: float | None
    per_head: float | None
    services: float | None
    per_service: float | None


@dataclass(frozen=True)
class SupervisionOutcome:
    """Where a region's supervisors come closest to their limit: how many more trainees they could take then.

    The mean, and what 1 draw in 10 stays below and above; below 0 there are too many trainees. `before`: with no place
    chosen, on the same day.
    """

    region: str
    on: date
    before: tuple[float, float, float]
    after: tuple[float, float, float]


@dataclass(frozen=True)
class CurvePoint:
    """What it costs at least when the ratio or the share of draws is `at`. `cost` None: it cannot be had."""

    at: float
    cost: float | None
    places: float | None


@dataclass(frozen=True)
class FreshCheck:
    """The chosen places on draws that had no part in choosing them. `low` to `high`: a 95 % interval (Wilson)."""

    draws: int
    share: float
    low: float
    high: float
    executor: str


@dataclass(frozen=True)
class TooLate:
    """Places on offer that cannot help any target of theirs: nobody qualifies in time."""

    route: str
    region: str
    starts: date
    qualifies: date
    needed: date


@dataclass(frozen=True)
class CannotHold:
    """One limit that must give way if all others stand: by `amount` of `unit` at least."""

    limit: str
    amount: float
    unit: str
    sentence: str


@dataclass(frozen=True)
class CommissioningResult:
    """`is_feasible` False: `places` is empty, and `cannot_hold` says what stands in the way.

    `at_least`: no choice of places can cost less, so that `cost` less this is the most that could still be saved.
    `wanted` and `jointly`: the share of draws asked for, of all targets at once or of each by itself.
    `by_chance`: the stored draws hold what differs by chance, beside what we do not know.
    `with_chance`: the check when each person's own chances are played out, trainees' too.
    `numbers[option]`: all that were on offer, in the order of the question; none chosen: 0.
    `supervision`: of each region; empty where nothing says who supervises.
    `linear_to`: by how much at most, in the unit, the gap in the model itself differed from what was reckoned with.
    """

    title: str
    unit: str
    currency: str
    synthetic: bool
    draws: int
    wanted: float
    jointly: bool
    is_feasible: bool
    cost: float
    at_least: float
    closed: float
    places: Sequence[ChosenPlaces]
    targets: Sequence[TargetOutcome]
    regions: Sequence[RegionOutcome]
    fresh: FreshCheck | None
    price_of_equity: Sequence[CurvePoint]
    price_of_certainty: Sequence[CurvePoint]
    too_late: Sequence[TooLate]
    cannot_hold: Sequence[CannotHold]
    method: str
    findings: Sequence[str] = field(default=())
    budget: float | None = None
    ratio_per_head: float | None = None
    ratio_per_service: float | None = None
    with_chance: FreshCheck | None = None
    linear_to: float | None = None
    by_chance: bool = False
    numbers: Sequence[int] = field(default=())
    worth: WorthOfKnowing | None = None
    supervision: Sequence[SupervisionOutcome] = field(default=())
