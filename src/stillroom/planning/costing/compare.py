"""Routes side by side: what each costs the employer, what it gives back, and from when on it has paid for itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.costing.comparison import (
    Assumption,
    Band,
    BreakEven,
    CostComparison,
    Driver,
    LineCost,
    MonthCost,
    Overtakes,
    RouteCost,
)
from stillroom.planning.costing.months import ALIKE, Money, Values, money_of, sustained, sustained_lead
from stillroom.planning.costing.route import Route
from stillroom.planning.costing.sentences import break_even_sentence, findings, overtakes_sentence
from stillroom.planning.projection.spread import shares

Array = NDArray[np.float64]
GROUPS = 12


def compare(
    routes: Sequence[Route],
    values: Values,
    *,
    title: str,
    period: int,
    draws: int,
    currency: str = "£",
    synthetic: bool = False,
    assumptions: Sequence[Assumption] = (),
    groups: Mapping[str, str] | None = None,
) -> CostComparison:
    """Over `period` months from the decision. `values[name][draw]`; `groups`: parameter → the group it is told by."""
    moneys = {each.code: money_of(each, values, period=period, draws=draws) for each in routes}
    found = CostComparison(
        title=title, currency=currency, synthetic=synthetic, period=period, draws=draws,
        routes=[_route(each, moneys[each.code], period, values, groups or {}) for each in routes],
        overtakes=[
            _overtakes(one, other, moneys, period) for one in routes for other in routes if one.code != other.code
        ],
        assumptions=assumptions,
    )  # fmt: skip
    return replace(found, findings=findings(found))


def _route(route: Route, money: Money, period: int, values: Values, groups: Mapping[str, str]) -> RouteCost:
    cumulative = money.cumulative
    deepest = np.minimum(cumulative.min(axis=1), 0.0)
    middle = np.quantile(cumulative, 0.5, axis=0)
    return RouteCost(
        code=route.code, name=route.name, trained_after=round(float(np.quantile(money.trained, 0.5))),
        months=[_month(money, cumulative, number) for number in range(period)],
        lines=[
            LineCost(line.name, str(line.kind), str(line.paid_by), band(money.lines[line.name].sum(axis=1)))
            for line in route.lines
        ],
        employer=band(money.employer.sum(axis=1)), levy=band(money.levy.sum(axis=1)),
        grant=band(money.grant.sum(axis=1)), contribution=band(money.contribution.sum(axis=1)),
        deepest=band(-deepest), deepest_month=int(middle.argmin()) + 1 if middle.min() < 0 else 0,
        break_even=_break_even(route.code, sustained(cumulative), period), stays=float(money.stays[:, -1].mean()),
        drivers=_drivers(values, cumulative[:, -1], groups),
    )  # fmt: skip


def _month(money: Money, cumulative: Array, number: int) -> MonthCost:
    columns = (money.employer, money.contribution, money.net, cumulative, money.levy, money.grant)
    return MonthCost(number + 1, *(band(each[:, number]) for each in columns))


def _break_even(code: str, months: Array, period: int) -> BreakEven:
    found = _when(months)
    return replace(found, sentence=break_even_sentence(code, found, period))


def _overtakes(one: Route, other: Route, moneys: Mapping[str, Money], period: int) -> Overtakes:
    ahead = moneys[one.code].cumulative - moneys[other.code].cumulative
    found = _when(sustained_lead(ahead))
    alike = bool((np.abs(ahead) <= ALIKE).all())
    said = overtakes_sentence(one.code, other.code, found, period, alike=alike)
    return Overtakes(one.code, other.code, replace(found, sentence=said), alike)


def _when(months: Array) -> BreakEven:
    low, middle, high = (float(each) for each in np.quantile(months, [0.1, 0.5, 0.9], method="inverted_cdf"))
    return BreakEven(float(np.isfinite(months).mean()), _whole(low), _whole(middle), _whole(high), "")


def _whole(month: float) -> int | None:
    return int(month) if np.isfinite(month) else None


def _drivers(values: Values, result: Array, groups: Mapping[str, str]) -> list[Driver]:
    """Which figures the spread of the sum at the end comes from."""
    varying = {name: each[: len(result)] for name, each in values.items() if float(np.ptp(each[: len(result)])) > 0}
    if not varying or len({groups.get(name, name) for name in varying}) > GROUPS or float(np.ptp(result)) == 0:
        return []
    found = shares(varying, result, groups=groups)
    found.pop("unexplained")
    return [Driver(name, share) for name, share in sorted(found.items(), key=lambda each: -each[1]) if share > 0.005]


def band(values: Array) -> Band:
    low, middle, high = np.quantile(values, [0.1, 0.5, 0.9])
    return Band(float(low), float(middle), float(high))
