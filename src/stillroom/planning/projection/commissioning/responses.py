"""What one more place does, measured on the scenario itself: its expected numbers with the place less those without.

Everything of the law is in it: who drops out, passes, stays, moves on, and the support staff who leave their posts for
a place. Feedback of trainers' capacity is off, as it is while trainees are kept within what supervisors can take.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.commissioning.effects import Effects, SupervisionCheck
from stillroom.planning.projection.executors import run, run_each
from stillroom.planning.projection.flows import Counts
from stillroom.planning.projection.intensities import MONTHS
from stillroom.planning.projection.laws.places import Places
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.scenario.assembly import Assembly
from stillroom.planning.projection.scenario.drawn import of_draw
from stillroom.planning.projection.scenario.scenario import Scenario
from stillroom.planning.projection.supervision import Supervision

Array = NDArray[np.float64]
Values = Mapping[str, Array]


@dataclass(frozen=True)
class TargetCells:
    """The posts that a target counts: need less full-time equivalents in post, at the end of `month`."""

    staff_groups: tuple[str, ...]
    sectors: tuple[str, ...]
    regions: tuple[str, ...]
    month: int


def figure_of(option: int) -> str:
    """The name under which the number of places of an option is given to the model."""
    return f"places on offer {option}"


class Responses:
    """`offers[option]`: one entry of places each, its number called `figure_of(option)`."""

    def __init__(self, scenario: Scenario, offers: Sequence[Places], targets: Sequence[TargetCells]) -> None:
        self.offers, self.targets = offers, targets
        self.scenario = replace(scenario, places=[*scenario.places, *offers])
        self.assembly = Assembly(self.scenario)
        self.region = np.array([scenario.regions.index(cell.region) for cell in self.assembly.space.cells])
        self.cells = [self._cells(each) for each in targets]
        self._refuse_insufficient()

    def effects(self, values: Values, draws: Sequence[int], *, seed: int | None = None) -> Effects:
        """Of the draws named, in their order.

        With a seed, the gap before any place is that of individuals: what differs by chance is in it, beside what we do
        not know. What a place adds is its expected effect in any case.
        """
        found = [self._of_one(of_draw(values, draw)) for draw in draws]
        gap, closes, over, adds = (np.array(each) for each in zip(*found, strict=True))
        if seed is not None:
            gap = self.played_out(values, draws, np.zeros(len(self.offers)), seed=seed, feedback=False)
        if self.scenario.supervising is None:
            return Effects(gap, closes)
        return Effects(gap, closes, self.checks, over, adds)

    def played_out(
        self, values: Values, draws: Sequence[int], places: Array, *, seed: int, feedback: bool = True
    ) -> Array:
        """`[draw, target]`: the gaps with the places, every person's own chances played out."""
        figures = {draw: of_draw(values, draw) for draw in draws}

        def model_of(draw: int) -> Model:
            model = self.model(figures[draw], list(places))
            return model if feedback else replace(model, supervision=None)

        counts = run_each(
            model_of, self.assembly.start, years=self.years, seed=seed, draws=list(draws), executor="individuals"
        )
        return np.array([self.gap(each, one(counts, n))[0] for n, each in enumerate(figures.values())])

    def expected_gap(self, values: Mapping[str, float], places: Array, *, feedback: bool) -> Array:
        """`[target]`, of expected numbers."""
        counts, _ = self._run(values, places, feedback=feedback)
        found: Array = self.gap(values, counts)[0]
        return found

    def gap(self, values: Mapping[str, float], counts: Counts) -> Array:
        """`[draw, target]`, of counts from any executor."""
        found = [
            self._need(values, target) - counts.fte[:, target.month, cells].sum(axis=1) / 100
            for target, cells in zip(self.targets, self.cells, strict=True)
        ]
        return np.array(found, np.float64).T

    def model(self, values: Mapping[str, float], places: Sequence[float]) -> Model:
        """Of one draw, with so many places of each option."""
        numbers = {figure_of(option): float(number) for option, number in enumerate(places)}
        return self.assembly.model({**values, **numbers})

    @cached_property
    def years(self) -> int:
        """As far as any target looks."""
        return max(-(-each.month // MONTHS) for each in self.targets)

    @cached_property
    def checked_months(self) -> list[int]:
        """When supervision is looked at: whenever places on offer start, and at the end of each year."""
        last = max(each.month for each in self.targets)
        starts = {self.assembly.horizon.month(each.starts[0]) for each in self.offers}
        return sorted({month for month in {*starts, *range(MONTHS, last + 1, MONTHS)} if 1 <= month <= last})

    @cached_property
    def checks(self) -> list[SupervisionCheck]:
        """Month by month, each region."""
        regions, end = self.scenario.regions, self.assembly.horizon.end
        return [SupervisionCheck(region, end(month)) for month in self.checked_months for region in regions]

    @cached_property
    def together(self) -> list[list[int]]:
        """Options that one run can measure: of different regions, where nobody passes from one to another."""
        groups: dict[tuple[object, ...], list[int]] = {}
        for option, each in enumerate(self.offers):
            alike = (each.name, each.route, each.starts) if self.is_apart else (option,)
            groups.setdefault(alike, []).append(option)
        if self.is_apart and any(len({self.offers[o].region for o in of}) < len(of) for of in groups.values()):
            raise ValueError("Places of one name and date are on offer twice in a region. Name one differently.")
        return list(groups.values())

    @cached_property
    def is_apart(self) -> bool:
        """Nobody passes from one region to another."""
        to = self.assembly.destination
        moves = all(bool((self.region[to[at]] == self.region[at[0]]).all()) for at in [np.nonzero(to >= 0)])
        into = self.assembly.qualifies_into
        qualify = bool((self.region[into[into >= 0]] == self.region[np.flatnonzero(into >= 0)]).all())
        opened = [each.filling for each in self.assembly.openings]
        opened += [each.filling for each in self.assembly.new_posts]
        pools = [(pool.cells, each.into[pool.cells]) for each in opened for pool in each.pools]
        return moves and qualify and all(bool((self.region[one] == self.region[to]).all()) for one, to in pools)

    def _of_one(self, values: Mapping[str, float]) -> tuple[Array, Array, Array, Array]:
        none = np.zeros(len(self.offers))
        base, model = self._run(values, none)
        over, share = self._over(model.supervision, base)
        gap = self.gap(values, base)[0]
        closes = np.zeros((len(gap), len(self.offers)))
        adds = np.zeros((len(over), len(self.offers)))
        for options in self.together:
            with_one, _ = self._run(values, np.isin(np.arange(len(none)), options).astype(np.float64))
            fte = (with_one.fte[0] - base.fte[0]) / 100
            more = self._more(model.supervision, with_one.people[0] - base.people[0], share)
            for option in options:
                here = self._its_own(option)
                for number, (target, cells) in enumerate(zip(self.targets, self.cells, strict=True)):
                    closes[number, option] = fte[target.month, cells[here[cells]]].sum()
                mine = self._its_region(option)
                adds[mine, option] = more[mine]
        return gap, np.where(np.abs(closes) < 1e-9, 0.0, closes), over, np.where(np.abs(adds) < 1e-9, 0.0, adds)

    def _run(self, values: Mapping[str, float], places: Array, *, feedback: bool = False) -> tuple[Counts, Model]:
        model = self.model(values, list(places))
        alone = model if feedback else replace(model, supervision=None)
        counts = run(alone, self.assembly.start, years=self.years, seed=0, draws=[0], executor="expected")
        return counts, model

    def _its_own(self, option: int) -> NDArray[np.bool_]:
        """`[cell]`: which an option can reach, among those that one run measures together."""
        if not self.is_apart:
            return np.ones(len(self.region), np.bool_)
        found: NDArray[np.bool_] = self.region == self.scenario.regions.index(self.offers[option].region)
        return found

    def _its_region(self, option: int) -> NDArray[np.bool_]:
        if self.scenario.supervising is None:
            return np.zeros(0, np.bool_)
        if not self.is_apart:
            return np.ones(len(self.checks), np.bool_)
        return np.array([check.region == self.offers[option].region for check in self.checks], np.bool_)

    def _over(self, supervision: Supervision | None, base: Counts) -> tuple[Array, Array]:
        """Trainees less those who can be supervised, and the share of supervision that production leaves."""
        if supervision is None:
            return np.zeros(0), np.zeros(0)
        over, shares = [], []
        for month in self.checked_months:
            people = base.people[0, month]
            share = np.ones(supervision.regions)
            if supervision.works is not None and supervision.wanted is not None:
                there = np.bincount(supervision.region, supervision.works * people, minlength=supervision.regions)
                wanted = supervision.wanted[min(month, len(supervision.wanted) - 1)]
                share = np.minimum(1.0, np.divide(there, wanted, out=np.ones_like(there), where=wanted > 0))
            over.append(self._load(supervision, people, share))
            shares.append(share)
        return np.concatenate(over), np.array(shares)

    def _more(self, supervision: Supervision | None, people: Array, share: Array) -> Array:
        if supervision is None:
            return np.zeros(0)
        months = zip(self.checked_months, share, strict=True)
        return np.concatenate([self._load(supervision, people[month], each) for month, each in months])

    def _load(self, supervision: Supervision, people: Array, share: Array) -> Array:
        needed = np.bincount(supervision.region, supervision.needs * people, minlength=supervision.regions)
        offered = np.bincount(supervision.region, supervision.takes * people, minlength=supervision.regions)
        found: Array = needed - offered * share
        return found

    def _need(self, values: Mapping[str, float], target: TargetCells) -> float:
        need = self.assembly.need.of(values, [target.month])[0]
        return float(need[np.ix_(*self._axes(target))].sum())

    def _cells(self, target: TargetCells) -> NDArray[np.int64]:
        space = self.assembly.space
        wanted = {"staff_group": target.staff_groups, "sector": target.sectors, "region": target.regions}
        return np.flatnonzero(space.where(**wanted)).astype(np.int64)

    def _axes(self, target: TargetCells) -> tuple[list[int], list[int], list[int]]:
        places = self.assembly.need.places
        return (
            [places.staff_groups.index(each) for each in target.staff_groups],
            [places.sectors.index(each) for each in target.sectors],
            [places.regions.index(each) for each in target.regions],
        )

    def _refuse_insufficient(self) -> None:
        known = self.assembly.need.known()
        for target in self.targets:
            for group, sector, region in np.argwhere(~known[np.ix_(*self._axes(target))]):
                raise ValueError(
                    f"Insufficient data: nothing in the scenario says how many {target.staff_groups[group]} are needed"
                    f" in {target.sectors[sector]} in {target.regions[region]}. State that demand, or leave"
                    f" it out of the target."
                )


def one(counts: Counts, number: int) -> Counts:
    """A single draw of several."""
    only = slice(number, number + 1)
    return Counts(counts.people[only], counts.fte[only], counts.flows[only], counts.unfilled[only])
