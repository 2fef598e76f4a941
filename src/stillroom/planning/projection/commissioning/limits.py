"""What stands in the way when the gaps cannot be closed: which limit must give way, others standing, and how far."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.commissioning.chance import choose, first_choice
from stillroom.planning.projection.commissioning.effects import Effects
from stillroom.planning.projection.commissioning.events import Event, events_of
from stillroom.planning.projection.commissioning.programme import (
    LimitsContradict,
    Programme,
    Solution,
    required_rows,
)
from stillroom.planning.projection.commissioning.question import Equity, Question
from stillroom.planning.projection.commissioning.result import CannotHold
from stillroom.planning.words import amount, counted, day

STEPS = 7
EPSILON = 1e-6
WIDEST = 3


def what_gives_way(
    question: Question, effects: Effects, kept: NDArray[np.bool_], *, unit: str, currency: str
) -> list[CannotHold]:
    """Each limit that alone would be enough, by how much; and what stays open while none of them does."""
    search = _Search(question, effects, kept, unit, currency)
    open_gaps = list(search.too_late())
    ways = [way for find in search.ways() if (way := find()) is not None]
    return [*open_gaps, *ways, *search.what_stays_open(alone=not ways and not open_gaps)]


class _Search:
    def __init__(self, question: Question, effects: Effects, kept: NDArray[np.bool_], unit: str, currency: str) -> None:
        self.question, self.effects, self.unit, self.currency = question, effects, unit, currency
        self.events: Sequence[Event] = events_of(question, effects)
        self.required = required_rows(self.events, kept, effects.rows)

    def ways(self) -> list[Callable[[], CannotHold | None]]:
        return [self.budget, self.years, self.most, self.supervision, self.per_head, self.per_service, self.certainty]

    def too_late(self) -> Iterator[CannotHold]:
        """Targets that no place on offer helps at all."""
        helped = self.effects.closes.max(axis=(0, 2)) > EPSILON
        worst = np.where(self.required[:, : len(helped)], self.effects.gap, 0.0).max(axis=0)
        for number in map(int, np.flatnonzero(~helped & (worst > EPSILON))):
            target = self.question.targets[number]
            places = [each for each in self.question.options if target.region in ("", each.region)]
            first = min((each.qualifies for each in places), default=None)
            why = (
                f"The first people to start qualify in {day(first)}."
                if first is not None and first > target.on
                else "No place on offer leads to what is counted here."
            )
            yield CannotHold(
                "time",
                float(worst[number]),
                self.unit,
                f"No place on offer can help {target.name} by {day(target.on)}. {why}"
                f" {amount(worst[number], self.unit)} must be found in another way.",
            )

    def budget(self) -> CannotHold | None:
        if self.question.budget is None:
            return None
        found = self._cheapest(replace(self.question, budget=None))
        if found is None:
            return None
        more = found.cost - self.question.budget
        return CannotHold(
            "budget",
            more,
            self.currency,
            f"The budget of {amount(self.question.budget, self.currency)} is too small by"
            f" {amount(more, self.currency)}: closing the gaps costs {amount(found.cost, self.currency)} at least.",
        )

    def years(self) -> CannotHold | None:
        if not self.question.yearly:
            return None
        found = self._cheapest(replace(self.question, yearly={}))
        if found is None:
            return None
        spent = {
            year: sum(
                float(places) * option.price
                for places, option in zip(found.places, self.question.options, strict=True)
                if option.financial_year == year
            )
            for year in self.question.yearly
        }
        over = {year: spent[year] - limit for year, limit in self.question.yearly.items() if spent[year] > limit}
        said = ", ".join(f"{amount(more, self.currency)} in {year}" for year, more in over.items())
        return CannotHold(
            "yearly budget", sum(over.values()), self.currency, f"The budgets of single years are too small: by {said}."
        )

    def most(self) -> CannotHold | None:
        options = self.question.options
        if all(each.most is None for each in options):
            return None
        found = self._closes(replace(self.question, options=[replace(each, most=None) for each in options]))
        if found is None:
            return None
        over = [
            float(n) - (each.most or 0.0) if each.most is not None else 0.0
            for n, each in zip(found.places, options, strict=True)
        ]
        where = max(range(len(options)), key=lambda number: over[number])
        more = sum(each for each in over if each > 0)
        return CannotHold(
            "places on offer",
            more,
            "places",
            f"There are too few places on offer: {counted(more, 'more place')} would do, most of them"
            f" {options[where]}.",
        )

    def supervision(self) -> CannotHold | None:
        if not self.effects.checks:
            return None
        alone = Effects(self.effects.gap, self.effects.closes)
        targets = alone.rows
        programme = self._programme(self.question, alone)
        found = programme.solve(self.required[:, :targets]) if programme else None
        if found is None or not found.closes:
            return None
        short = (self.effects.needed - self.effects.lifts @ found.places)[:, targets:]
        over = np.where(self.required[:, targets:], short, 0.0).max(axis=0)
        where = int(over.argmax())
        check = self.effects.checks[where]
        without = float(np.where(self.required[:, targets:], self.effects.needed[:, targets:], 0.0).max(axis=0)[where])
        already = " They do even if no place is chosen." if without > EPSILON else ""
        return CannotHold(
            "supervision",
            float(over[where]),
            "trainees",
            f"There are too few supervisors: in {check.region} in {day(check.on)}, trainees would outnumber those who"
            f" can be supervised by {over[where]:,.1f}.{already}",
        )

    def per_head(self) -> CannotHold | None:
        return self._equity(self.question.per_head, "per_head", "head of the workforce")

    def per_service(self) -> CannotHold | None:
        return self._equity(self.question.per_service, "per_service", "service")

    def certainty(self) -> CannotHold | None:
        """The greatest share of draws that can be had, to a hundredth."""
        low, high = 0.0, self.question.certainty
        for _ in range(STEPS):
            middle = (low + high) / 2
            if self._holds_in(middle):
                low = middle
            else:
                high = middle
        if low == 0.0:
            return None
        return CannotHold(
            "certainty",
            self.question.certainty - low,
            "share of draws",
            f"Within all limits the gaps can be closed in about {low:.0%} of draws, not in"
            f" {self.question.certainty:.0%}.",
        )

    def what_stays_open(self, *, alone: bool) -> Iterator[CannotHold]:
        """The gaps that are left when every limit stands, the widest first."""
        programme = self._programme(self.question, self.effects)
        if programme is None:
            return
        short = programme.solve(self.required).short[: len(self.question.targets)]
        order = [int(each) for each in np.argsort(-short, kind="stable") if short[each] > EPSILON]
        if not order:
            return
        widest = "; ".join(
            f"{self.question.targets[each].name} in {day(self.question.targets[each].on)},"
            f" {amount(short[each], self.unit)}"
            for each in order[:WIDEST]
        )
        more = f"; and {counted(len(order) - WIDEST, 'other gap')}" if len(order) > WIDEST else ""
        together = " No single limit is enough: more than one must give way." if alone else ""
        yield CannotHold(
            "gap",
            float(short[order].sum()),
            self.unit,
            f"If every limit stands, there stay open up to: {widest}{more}.{together}",
        )

    def _equity(self, equity: Equity | None, name: str, per: str) -> CannotHold | None:
        if equity is None or equity.ratio == 0:
            return None
        low, high = 0.0, equity.ratio
        if self._closes(self._with(name, replace(equity, ratio=0.0))) is None:
            return None
        for _ in range(STEPS):
            middle = (low + high) / 2
            if self._closes(self._with(name, replace(equity, ratio=middle))) is None:
                high = middle
            else:
                low = middle
        return CannotHold(
            f"equity {name.replace('_', ' ')}",
            equity.ratio - low,
            "ratio",
            f"Places cannot be shared so evenly: the region with fewest for each {per} can have {low:.0%} of what the"
            f" region with most has, not {equity.ratio:.0%}.",
        )

    def _with(self, name: str, equity: Equity) -> Question:
        if name == "per_head":
            return replace(self.question, per_head=equity)
        return replace(self.question, per_service=equity)

    def _closes(self, question: Question) -> Solution | None:
        programme = self._programme(question, self.effects)
        found = programme.solve(self.required) if programme else None
        return found if found is not None and found.closes else None

    def _cheapest(self, question: Question) -> Solution | None:
        programme = self._programme(question, self.effects)
        found = choose(programme, self.events, question.certainty).solution if programme else None
        return found if found is not None and found.closes else None

    def _holds_in(self, share: float) -> bool:
        programme = self._programme(self.question, self.effects)
        return programme is not None and first_choice(programme, self.events, share).solution.closes

    def _programme(self, question: Question, effects: Effects) -> Programme | None:
        programme = Programme(question, effects)
        try:
            programme.solve(np.zeros_like(self.required[:, : effects.rows]))
        except LimitsContradict:
            return None
        return programme
