"""The expected numbers in continuous time: exact for any step, since entries stand on the same dates.

A step of h applies exp(Qh) to the people of each age and time in post. It is computed by uniformisation (Jensen 1953):
exp(Qh) = Σ Poisson(k; Λh) Pᵏ with P = I + Q/Λ, all terms positive, cut where the rest is below 1e-15.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from stillroom.planning.projection.flows import Counts
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import MONTHS, Intensities, Training
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start

Array = NDArray[np.float64]
REST = 1e-15


class _Cohort:
    """Those in one training with one day of completion: `people[tenure, age]`."""

    def __init__(self, training: Training, due: int, sat: bool, people: Array) -> None:
        self.training, self.due, self.sat, self.people = training, due, sat, people


def expected_people(
    law: Intensities,
    start: Start,
    intakes: Sequence[Intake],
    *,
    years: int,
    step_months: int = MONTHS,
    due: NDArray[np.int64] | None = None,
) -> Array:
    """`[month, cell]`: the expected number at the end of each month that a step ends in; the others are not a number.

    `step_months` divides 12. Raises ValueError otherwise.
    """
    if MONTHS % step_months:
        raise ValueError(f"A step of {step_months} months does not divide a year.")
    return _Recursion(law, start, intakes, due).run(years, step_months)


def expected(model: Model, start: Start, *, years: int, due: NDArray[np.int64] | None = None) -> Counts:
    """The expected numbers of every month."""
    people = expected_people(model.law, start, model.intakes, years=years, step_months=1, due=due)
    return Counts(people[None], np.zeros((1, years, model.law.destination.shape[1] + 3, model.law.cells)))


class _Recursion:
    def __init__(
        self, law: Intensities, start: Start, intakes: Sequence[Intake], due: NDArray[np.int64] | None
    ) -> None:
        self.law, self.intakes = law, intakes
        self.longest = len(law.tenure_classes) - 1
        self.shape = (self.longest + 1, law.ages)
        self.people = np.zeros((law.cells, *self.shape))
        self.training = {each.cell: each for each in law.training}
        self.cohorts: list[_Cohort] = []
        self._years: dict[int, tuple[csr_array, Array, float]] = {}
        due = np.full(len(start.cell), -1) if due is None else due
        for cell, age, tenure, month in zip(start.cell, start.age, start.tenure, due, strict=True):
            place = (min(int(tenure), self.longest), min(int(age), law.ages - 1))
            holder = self._cohort(int(cell), int(month)).people if month >= 0 else self.people[cell]
            holder[place] += 1

    def run(self, years: int, step: int) -> Array:
        found = np.full((years * MONTHS + 1, self.law.cells), np.nan)
        found[0] = self._counted()
        for year in range(years):
            month = year * MONTHS
            while month < (year + 1) * MONTHS:
                ends = min((month // step + 1) * step, self._next_date(month))
                self._flow(year, (ends - month) / MONTHS)
                month = ends
                self._complete(month)
                if month == (year + 1) * MONTHS:
                    self._anniversary()
                self._enter(month)
                if month % step == 0:
                    found[month] = self._counted()
        return found

    def _next_date(self, month: int) -> int:
        """The next month in which somebody enters or completes."""
        dates = [each.month for each in self.intakes] + [each.due for each in self.cohorts]
        return min((date for date in dates if date > month), default=10**9)

    def _counted(self) -> Array:
        found: Array = self.people.sum(axis=(1, 2))
        for each in self.cohorts:
            found[each.training.cell] += each.people.sum()
        return found

    def _flow(self, year: int, length: float) -> None:
        """Let the chain run for `length` of a year. What leaves a cohort arrives where its cell's outcomes lead."""
        arrivals, stays, ceiling = self._year(self.law.year(year))
        if ceiling == 0.0:
            return
        terms = _poisson(ceiling * length)
        people, cohorts = self.people, [each.people for each in self.cohorts]
        summed, summed_cohorts = terms[0] * people, [terms[0] * each for each in cohorts]
        for weight in terms[1:]:
            leaving = people.copy()
            for cohort, now in zip(self.cohorts, cohorts, strict=True):
                leaving[cohort.training.cell] += now
            people = people * stays + (arrivals @ leaving.ravel()).reshape(people.shape)
            cohorts = [now * stays[cohort.training.cell] for cohort, now in zip(self.cohorts, cohorts, strict=True)]
            summed += weight * people
            summed_cohorts = [old + weight * new for old, new in zip(summed_cohorts, cohorts, strict=True)]
        self.people = summed
        for cohort, now in zip(self.cohorts, summed_cohorts, strict=True):
            cohort.people = now

    def _year(self, row: int) -> tuple[csr_array, Array, float]:
        """Of one year's rates: the chance of arriving, the chance of staying, and the ceiling both are divided by."""
        if row not in self._years:
            total = self.law.total[row][:, self.law.tenure_classes]
            ceiling = float(total.max(initial=0.0))
            stays = 1.0 - total / ceiling if ceiling else np.ones_like(total)
            self._years = {row: (self._arrivals(row, ceiling), stays, ceiling)}
        return self._years[row]

    def _arrivals(self, row: int, ceiling: float) -> csr_array:
        """`[to, from]` over all places (cell, tenure, age)."""
        rate = self.law.rate[row][:, self.law.tenure_classes]
        places = np.arange(rate[..., 0].size).reshape(rate.shape[:3])
        found: list[tuple[NDArray[np.int64], NDArray[np.int64], Array]] = []
        for outcome, keeps in enumerate(self.law.keeps_tenure):
            to = self.law.destination[:, outcome]
            cells = np.flatnonzero((to >= 0) & rate[..., outcome].any(axis=(1, 2)))
            arriving = places[to[cells]] if keeps else np.broadcast_to(places[to[cells]][:, :1], places[cells].shape)
            found.append((arriving.ravel(), places[cells].ravel(), rate[cells][..., outcome].ravel()))
        arrive, leave, chance = (np.concatenate(each) for each in zip(*found, strict=True))
        return csr_array((chance / (ceiling or 1.0), (arrive, leave)), shape=(places.size, places.size))

    def _complete(self, month: int) -> None:
        for each in [each for each in self.cohorts if each.due == month]:
            self.cohorts.remove(each)
            qualified = each.people * each.training.passes
            self.people[each.training.qualifies_into, 0] += qualified.sum(axis=0)
            if not each.sat:
                again = self._cohort(each.training.cell, month + each.training.resit_months, sat=True)
                again.people += each.people - qualified

    def _enter(self, month: int) -> None:
        for intake in self.intakes:
            if intake.month != month:
                continue
            for cell, share in enumerate(intake.share):
                ages = np.zeros(self.law.ages)
                ages[intake.first_age : intake.first_age + intake.ages] = intake.expected * share / intake.ages
                self._place(cell, month, ages)

    def _place(self, cell: int, month: int, ages: Array) -> None:
        training = self.training.get(cell)
        if training is None:
            self.people[cell, 0] += ages
            return
        self._cohort(cell, month + training.months).people[0] += ages * (1 - training.deferral)
        if training.deferral:
            late = month + training.months + training.deferral_months
            self._cohort(cell, late).people[0] += ages * training.deferral

    def _cohort(self, cell: int, due: int, *, sat: bool = False) -> _Cohort:
        for each in self.cohorts:
            if (each.training.cell, each.due, each.sat) == (cell, due, sat):
                return each
        self.cohorts.append(_Cohort(self.training[cell], due, sat, np.zeros(self.shape)))
        return self.cohorts[-1]

    def _anniversary(self) -> None:
        self.people = _longer_and_older(self.people)
        for each in self.cohorts:
            each.people = _longer_and_older(each.people[None])[0]


def _longer_and_older(people: Array) -> Array:
    """One year longer in post and one year older; the last place holds all beyond it."""
    for axis in (1, 2):
        if people.shape[axis] > 1:
            moved = np.roll(people, 1, axis=axis)
            first, last = [slice(None)] * 3, [slice(None)] * 3
            first[axis], last[axis] = slice(0, 1), slice(-1, None)
            moved[tuple(last)] += people[tuple(last)]
            moved[tuple(first)] = 0.0
            people = moved
    return people


def _poisson(mean: float) -> list[float]:
    """The chances of 0, 1, 2, … until what is left is nothing."""
    terms, total = [math.exp(-mean)], math.exp(-mean)
    while total < 1 - REST and len(terms) < 10_000:
        terms.append(terms[-1] * mean / len(terms))
        total += terms[-1]
        if len(terms) > mean and terms[-1] < REST:
            break
    return terms
