"""The expected numbers in continuous time: exact for any step, since entries stand on the same dates.

Between dates on which somebody enters, qualifies or is taken for a post, the people of each age and time in post go
through exp(Qh). What is taken from others is taken in proportion to who is there. Two things make the numbers those of
the expected course rather than the mean of all courses: posts that the pools may or may not be able to fill, and
supervision; where pools suffice and supervision is off, they are exact.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.chains import Year, flow, padded, year_of
from stillroom.planning.projection.fillings import Filling, Pool
from stillroom.planning.projection.flows import ENTERED, FAILED, GIVEN, OWN, QUALIFIED, TAKEN, Counts
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import MONTHS, Intensities
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.space import Space
from stillroom.planning.projection.trainees import Rows

Array = NDArray[np.float64]


def expected(model: Model, start: Start, *, years: int, step_months: int = 1) -> Counts:
    """A single draw of expected numbers. Months that no step ends in are not a number; the step changes nothing else.

    `step_months` divides 12. Raises ValueError otherwise.
    """
    if MONTHS % step_months:
        raise ValueError(f"A step of {step_months} months does not divide a year.")
    return _Recursion(model, start, years).run(step_months)


def expected_people(
    law: Intensities,
    start: Start,
    intakes: Sequence[Intake],
    *,
    years: int,
    step_months: int = MONTHS,
) -> Array:
    """`[month, cell]` of a law and who enters, with nothing else to it."""
    model = Model(Space([]), law, (), intakes)
    found: Array = expected(model, start, years=years, step_months=step_months).people[0]
    return found


def between_steps(model: Model, start: Start, *, years: int, steps: Sequence[int] = (1, 3, 12)) -> Array:
    """`[step, year, cell]`: how far the year's closing numbers differ from those of the first step of supervision.

    Without supervision they do not.
    """
    found = []
    for step in steps:
        supervision = model.supervision and replace(model.supervision, step_months=step)
        stepped = replace(model, supervision=supervision)
        found.append(expected(stepped, start, years=years, step_months=step).people[0, ::MONTHS])
    differences: Array = np.array(found) - found[0]
    return differences


class _Recursion:
    def __init__(self, model: Model, start: Start, years: int) -> None:
        self.model, self.law, self.years = model, model.law, years
        self.classes = model.law.tenure_classes
        self.training = {each.cell: each for each in model.law.training}
        self.plain = np.array([cell not in self.training for cell in range(self.law.cells)], np.bool_)
        self.rows = Rows(self.law.cells, len(self.classes), padded(self.law.ages), years * MONTHS)
        self._place_all(start)
        self.factor = np.ones(self.law.cells)
        self.lost: dict[int, float] = {}
        self.flows = np.zeros((years, self.law.destination.shape[1] + OWN, self.law.cells))
        self.unfilled = np.zeros(len(model.fillings))
        self.dates = sorted({each.month for each in model.intakes} | {each.month for each in model.fillings})

    def run(self, step: int) -> Counts:
        months = self.years * MONTHS
        people, fte = (np.full((months + 1, self.law.cells), np.nan) for _ in range(2))
        people[0], fte[0] = self._counted()
        row, rates, month = -1, None, 0
        while month < months:
            year = month // MONTHS
            if rates is None or row != self.law.year(year):
                row = self.law.year(year)
                rates = year_of(self.law, row)
            occupied = np.zeros((self.law.cells, *self.rows.people.shape[1:]))
            while month < (year + 1) * MONTHS:
                self._supervise(month)
                ends = self._ends(month, step)
                flow(
                    rates, self.rows.used, self.rows.cell, self.factor, self.classes, occupied, (ends - month) / MONTHS
                )
                month = ends
                self._date(month)
                if month % step == 0:
                    people[month], fte[month] = self._counted()
            self._tell(year, rates, occupied)
        return Counts(people[None], fte[None], self.flows[None], self.unfilled[None])

    def _ends(self, month: int, step: int) -> int:
        """The end of the stretch of time from `month` on in which nothing but the chain happens."""
        ends = [(month // step + 1) * step, self.rows.next_due(month), (month // MONTHS + 1) * MONTHS]
        ends += [date for date in self.dates if date > month][:1]
        if self.model.supervision:
            ends.append((month // self.model.supervision.step_months + 1) * self.model.supervision.step_months)
        if self.lost:
            ends.append(month + 1)
        return min(ends)

    def _date(self, month: int) -> None:
        """What stands at the end of a month, in the order in which every executor takes it."""
        self.rows.lose_a_month(self.lost)
        if month % MONTHS == 0:
            self.rows.people = _longer_and_older(self.rows.people, self.law.ages)
        self._complete(month)
        for number, filling in enumerate(self.model.fillings):
            if filling.month == month:
                self.unfilled[number] = self._fill(filling)
        for intake in self.model.intakes:
            if intake.month == month:
                self._enter(month, intake.expected * intake.share, intake)

    def _supervise(self, month: int) -> None:
        supervision = self.model.supervision
        if supervision is None or month % supervision.step_months:
            return
        overload = supervision.overload(self._people(), month)[supervision.region]
        self.factor = np.where(self.plain, 1.0, 1.0 + supervision.drop_out * overload)
        lost = 1.0 - 1.0 / (1.0 + supervision.delay * overload)
        self.lost = {cell: float(lost[cell]) for cell in self.training if lost[cell] > 0}

    def _complete(self, month: int) -> None:
        flows = self._flows(month)
        for cell, due, sat in self.rows.due(month):
            training, ending = self.training[cell], self.rows.take((cell, due, sat))
            passing = ending.sum(axis=0) * training.passes
            self.rows.people[training.qualifies_into, 0] += passing
            flows[QUALIFIED, cell] += passing.sum()
            if sat:
                flows[FAILED, cell] += ending.sum() * (1 - training.passes)
            else:
                again = self.rows.row(cell, month + training.resit_months, sat=True)
                again += ending * (1 - training.passes)

    def _fill(self, filling: Filling) -> float:
        """Returns what stays vacant."""
        vacant = sum(self._draw(filling, pool) for pool in filling.pools)
        if filling.outside is not None and filling.from_outside > 0:
            self._enter(filling.month, filling.number * filling.from_outside * filling.outside, filling)
        return vacant

    def _draw(self, filling: Filling, pool: Pool) -> float:
        """Take a pool's share from it, from everybody there alike. Returns what it cannot give."""
        flows, wanted = self._flows(filling.month), filling.number * pool.share
        rows = np.flatnonzero(np.isin(self.rows.cell, pool.cells))
        there = float(self.rows.people[rows].sum())
        if there <= 0.0 or wanted <= 0.0:
            return wanted
        taken = self.rows.people[rows].sum(axis=1) * min(1.0, wanted / there)
        self.rows.people[rows] *= 1.0 - min(1.0, wanted / there)
        for row, ages in zip(rows, taken, strict=True):
            cell = int(self.rows.cell[row])
            into = int(filling.into[cell])
            flows[GIVEN, cell] += ages.sum()
            flows[TAKEN, into] += ages.sum()
            self._place(into, filling.month, ages)
        return wanted - min(wanted, there)

    def _enter(self, month: int, by_cell: Array, whose: Intake | Filling) -> None:
        ages = np.minimum(whose.first_age + np.arange(whose.ages), self.law.ages - 1)
        spread = np.bincount(ages, minlength=self.rows.people.shape[2]) / whose.ages
        plain = np.flatnonzero(self.plain & (by_cell > 0))
        self.rows.people[plain, 0] += by_cell[plain, None] * spread
        for cell in self.training:
            if by_cell[cell] > 0:
                self._place(cell, month, by_cell[cell] * spread)
        self._flows(month)[ENTERED] += by_cell

    def _place(self, cell: int, month: int, ages: Array) -> None:
        if cell in self.training:
            self.rows.begin(self.training[cell], month, ages)
        else:
            self.rows.people[cell, 0] += ages

    def _place_all(self, start: Start) -> None:
        _, tenures, ages = self.rows.people.shape
        place = np.minimum(start.tenure, tenures - 1) * ages + np.minimum(start.age, self.law.ages - 1)
        due = np.full(len(place), -1) if start.due is None else start.due
        trains = (due > 0) & ~self.plain[start.cell]
        size, rest = tenures * ages, ~trains
        counted = np.bincount(start.cell[rest] * size + place[rest], minlength=self.law.cells * size)
        self.rows.people[: self.law.cells] += counted.reshape(self.law.cells, tenures, ages)
        if trains.any():
            for cell, month in np.unique(np.column_stack([start.cell, due])[trains], axis=0):
                these = place[trains & (start.cell == cell) & (due == month)]
                holder = self.rows.row(int(cell), int(month))
                holder += np.bincount(these, minlength=size).reshape(tenures, ages)

    def _people(self) -> Array:
        """`[cell]`: how many there are now."""
        return self._by_cell(self.rows.used.sum(axis=(1, 2)))

    def _counted(self) -> tuple[Array, Array]:
        """`[cell]`: how many there are now, and the hundredths of full time that they work."""
        time = self.model.working_time
        if time is None:
            return self._people(), 100.0 * self._people()
        ages = self.rows.used.sum(axis=1)[:, : self.law.ages]
        return self._people(), self._by_cell(100.0 * (ages * time.mean[self.rows.cell]).sum(axis=1))

    def _by_cell(self, rows: Array) -> Array:
        return np.bincount(self.rows.cell, rows, minlength=self.law.cells).astype(np.float64)

    def _flows(self, month: int) -> Array:
        found: Array = self.flows[(month - 1) // MONTHS]
        return found

    def _tell(self, year: int, rates: Year, occupied: Array) -> None:
        """Add what the law did in a year: each outcome's rate times the years lived under it."""
        groups = range(rates.rate.shape[2])
        by_class = np.array([occupied[:, self.classes == group].sum(axis=1) for group in groups])
        self.flows[year, :-OWN] += np.einsum("octa,tca->oc", rates.rate, by_class)


def _longer_and_older(people: Array, ages: int) -> Array:
    """One year longer in post and one year older; the last place holds all beyond it."""
    longer = np.zeros_like(people)
    longer[:, 1:] = people[:, :-1]
    longer[:, -1] += people[:, -1]
    older = np.zeros_like(people)
    older[..., 1:ages] = longer[..., : ages - 1]
    older[..., ages - 1] += longer[..., ages - 1]
    return older
