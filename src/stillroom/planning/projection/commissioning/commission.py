"""How many training places close the gaps at least cost: chosen, made whole, checked on fresh draws, and priced."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.commissioning import curves, fresh
from stillroom.planning.projection.commissioning.chance import Choice, choose
from stillroom.planning.projection.commissioning.effects import Effects
from stillroom.planning.projection.commissioning.events import Event, events_of, holds
from stillroom.planning.projection.commissioning.limits import what_gives_way
from stillroom.planning.projection.commissioning.outcomes import late_of, region_of, supervision_of, targets_of
from stillroom.planning.projection.commissioning.programme import LimitsContradict, Programme, Solution, required_rows
from stillroom.planning.projection.commissioning.question import Question
from stillroom.planning.projection.commissioning.result import (
    CannotHold,
    ChosenPlaces,
    CommissioningResult,
)
from stillroom.planning.projection.commissioning.sentences import findings
from stillroom.planning.projection.information import FEW, WorthOfKnowing, off_target, worth_of_knowing
from stillroom.planning.words import of_draws

METHOD = (
    "Sample average approximation: of the stored draws, as many as the certainty allows are given up, chosen by branch"
    " and bound (HiGHS) so that the cost is least; then whole places for the draws held. The share is exact on the"
    " stored draws; on others it is what the check on fresh draws says."
)
TIGHTER = 4
Progress = Callable[[float], None]
Array = NDArray[np.float64]


@dataclass(frozen=True)
class About:
    """What the result says of itself."""

    title: str
    unit: str = "full-time posts"
    currency: str = "£"
    synthetic: bool = False
    by_chance: bool = False


@dataclass(frozen=True, eq=False)
class Figures:
    """What was drawn: `values[name][draw]` of the draws that choose, and the group of each."""

    values: Mapping[str, Array]
    groups: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Draws:
    """Effects in the draws that choose, in others that tell whether to ask for more, and in others that check."""

    choosing: Effects
    tightening: Effects | None = None
    checking: Effects | None = None
    figures: Figures | None = None


def commission(
    question: Question, draws: Draws, about: About, *, prices: bool = True, progress: Progress = lambda done: None
) -> CommissioningResult:
    """The answer, with the price of equity and of certainty if `prices`."""
    effects, events = draws.choosing, events_of(question, draws.choosing)
    try:
        first = choose(Programme(question, effects), events, question.certainty)
    except LimitsContradict as contradiction:
        return _cannot(question, effects, about, [CannotHold("limits", 0.0, "", str(contradiction))])
    progress(0.3)
    if not first.solution.closes:
        gives_way = what_gives_way(question, effects, first.kept, unit=about.unit, currency=about.currency)
        return _cannot(question, effects, about, gives_way)
    choice = _tightened(question, draws, events, first)
    try:
        whole = _whole(question, effects, events, choice)
    except LimitsContradict:
        more = "Fractions of places would fit the limits, and whole places do not. Allow a little more of the tightest."
        return _cannot(question, effects, about, [CannotHold("whole places", 0.0, "places", more)])
    result = _result(question, draws, about, events, choice, whole)
    if prices:
        ways = curves.by_certainty(
            question, effects, events, first.solution, progress=lambda done: progress(0.4 + 0.6 * done)
        )
        result = replace(
            result,
            price_of_equity=curves.price_of_equity(question, effects, events, choice.kept),
            price_of_certainty=curves.price_of_certainty(ways),
            worth=_worth(ways, draws),
        )
    return replace(result, findings=findings(result))


def _worth(ways: Sequence[tuple[float, Solution]], draws: Draws) -> WorthOfKnowing | None:
    """Of choosing no place, or the places for each certainty: posts short and posts too many count alike."""
    effects, figures = draws.choosing, draws.figures
    choices = {"no place": np.zeros(effects.closes.shape[2])}
    choices |= {f"places for {of_draws(share)}": way.places for share, way in ways if way.closes}
    if figures is None or effects.draws < FEW or len(choices) < 2:
        return None
    gaps = [effects.gap - effects.closes @ places for places in choices.values()]
    losses = np.column_stack([off_target(gap).sum(axis=1) for gap in gaps])
    return worth_of_knowing(list(choices), losses, figures.values, groups=figures.groups)


def _tightened(question: Question, draws: Draws, events: Sequence[Event], choice: Choice) -> Choice:
    """Asks the stored draws for more than the certainty wanted where others show that it does not hold there."""
    if draws.tightening is None:
        return choice
    asked = question.certainty
    for _ in range(TIGHTER):
        lacking = question.certainty - fresh.share_closed(events, draws.tightening, choice.solution.places)
        if lacking <= 0 or asked == 1.0:
            break
        asked = min(1.0, asked + max(lacking, 1 / draws.choosing.draws))
        tighter = choose(Programme(question, draws.choosing), events, asked)
        if not tighter.solution.closes:
            break
        choice = tighter
    return choice


def _whole(question: Question, effects: Effects, events: Sequence[Event], choice: Choice) -> Solution:
    """Whole places for the draws held; if there are none, for as many draws chosen anew."""
    whole = Programme(question, effects, whole=True)
    try:
        found = whole.solve(required_rows(events, choice.kept, effects.rows))
    except LimitsContradict:
        found = None
    if found is None or not found.closes:
        found = choose(whole.copy(), events, float(choice.kept.mean(axis=1).min())).solution
    if not found.closes:
        raise LimitsContradict("Whole places do not close the gaps.")
    return replace(found, places=np.rint(found.places))


def _result(
    question: Question, draws: Draws, about: About, events: Sequence[Event], choice: Choice, whole: Solution
) -> CommissioningResult:
    effects, places = draws.choosing, whole.places
    held = holds(events, effects.needed - effects.lifts @ places)
    chosen = [
        ChosenPlaces(
            each.route,
            each.region,
            each.starts,
            each.qualifies,
            round(number),
            each.price * round(number),
            each.name,
        )
        for each, number in zip(question.options, places, strict=True)
        if round(number)
    ]
    return replace(
        _blank(question, effects, about),
        is_feasible=True,
        cost=sum(each.cost for each in chosen),
        at_least=choice.at_least,
        closed=float(held.mean(axis=1).min()),
        places=chosen,
        numbers=[round(number) for number in places],
        targets=targets_of(question, effects, places),
        supervision=supervision_of(effects, places),
        regions=[region_of(question, region, chosen) for region in sorted(question.regions)],
        fresh=fresh.check(events, draws.checking, places) if draws.checking is not None else None,
    )


def _cannot(question: Question, effects: Effects, about: About, gives_way: Sequence[CannotHold]) -> CommissioningResult:
    result = replace(_blank(question, effects, about), cannot_hold=gives_way)
    return replace(result, findings=findings(result))


def _blank(question: Question, effects: Effects, about: About) -> CommissioningResult:
    """What was asked, and how it stands with no place chosen."""
    nothing = np.zeros(len(question.options))
    return CommissioningResult(
        title=about.title,
        unit=about.unit,
        currency=about.currency,
        synthetic=about.synthetic,
        by_chance=about.by_chance,
        draws=effects.draws,
        wanted=question.certainty,
        jointly=question.jointly,
        is_feasible=False,
        cost=0.0,
        at_least=0.0,
        closed=fresh.share_closed(events_of(question, effects), effects, nothing),
        places=(),
        targets=targets_of(question, effects, nothing),
        supervision=supervision_of(effects, nothing),
        regions=(),
        fresh=None,
        price_of_equity=(),
        price_of_certainty=(),
        too_late=[late for number in range(len(question.options)) if (late := late_of(question, effects, number))],
        cannot_hold=(),
        method=METHOD,
        budget=question.budget,
        ratio_per_head=question.per_head.ratio if question.per_head else None,
        ratio_per_service=question.per_service.ratio if question.per_service else None,
    )
