"""What costing found, in sentences for whoever decides."""

from collections.abc import Iterator

from stillroom.planning.costing.comparison import Band, BreakEven, CostComparison, RouteCost
from stillroom.planning.words import amount, of_draws

SURE = 0.995


def break_even_sentence(code: str, when: BreakEven, period: int) -> str:
    if when.share == 0:
        return f"{code} does not pay for itself within {period} months in any draw."
    if when.p50 is None:
        return f"{code} does not pay for itself within {period} months, save in {of_draws(when.share)}."
    certain = "" if when.share >= SURE else f", and within {period} months in {of_draws(when.share)} only"
    return f"{code} has paid for itself from month {when.p50} on{_range(when, period)}{certain}."


def overtakes_sentence(one: str, other: str, when: BreakEven, period: int, *, alike: bool = False) -> str:
    if alike:
        return f"{one} and {other} leave the employer no different in any of the {period} months."
    if when.share == 0:
        return f"{one} does not overtake {other} within {period} months in any draw."
    if when.p50 is None:
        return f"{one} does not overtake {other} within {period} months, save in {of_draws(when.share)}."
    if when.p50 == 1 and when.p90 == 1:
        return f"{one} leaves the employer better off than {other} from the first month on."
    return f"{one} leaves the employer better off than {other} from month {when.p50} on{_range(when, period)}."


def findings(found: CostComparison) -> list[str]:
    return [*_labelled(found), *(said for route in found.routes for said in _route(found, route)), *_general(found)]


def _labelled(found: CostComparison) -> Iterator[str]:
    if found.synthetic:
        yield "All prices here are invented, to show how this works."


def _route(found: CostComparison, route: RouteCost) -> Iterator[str]:
    yield route.break_even.sentence
    if route.deepest_month:
        yield (
            f"With {route.code} the employer is furthest out of pocket in month {route.deepest_month}:"
            f" {_band(route.deepest, found.currency)}. Training ends in month {route.trained_after}."
        )
    if route.drivers:
        first = route.drivers[0]
        yield f"What matters most for {route.code} is {first.name}: {first.share:.0%} of the spread at the end."


def _general(found: CostComparison) -> Iterator[str]:
    best = [each for each in found.routes if each.months]
    if len(best) > 1:
        ranked = sorted(best, key=lambda each: -each.months[-1].cumulative.p50)
        said = "; ".join(f"{each.code} {_band(each.months[-1].cumulative, found.currency)}" for each in ranked)
        yield f"After {found.period} months, service contribution less the employer's cost is: {said}."
    order = [each.code for each in found.routes]
    for each in found.overtakes:
        if each.alike and order.index(each.route) < order.index(each.other):
            yield each.when.sentence
    levied = [each for each in found.routes if each.levy.p50 > 0]
    if levied:
        said = ", ".join(f"{amount(each.levy.p50, found.currency)} of {each.code}" for each in levied)
        yield (
            f"The levy pays {said}. It pays for training and assessment only; salary and backfill stay with the"
            " employer (RU16, D2:361)."
        )
    if any(each.stays < 1 for each in found.routes):
        yield "All sums are for each person who begins: costs and work are counted for as long as people stay."


def _range(when: BreakEven, period: int) -> str:
    if when.p10 == when.p90:
        return ""
    high = f"month {when.p90}" if when.p90 is not None else f"after month {period}"
    return f" (8 in 10 draws: from month {when.p10} to {high})"


def _band(band: Band, currency: str) -> str:
    if band.p10 == band.p90:
        return amount(band.p50, currency)
    return f"{amount(band.p50, currency)} (between {amount(band.p10, currency)} and {amount(band.p90, currency)})"
