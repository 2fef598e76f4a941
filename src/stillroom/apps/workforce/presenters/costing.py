"""The cost of training, in words, a picture and tables."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.forms.costing import ABOUT, ROUTES
from stillroom.apps.workforce.presenters.sketch import Line, sketches

if TYPE_CHECKING:
    from stillroom.planning.costing.comparison import CostComparison, RouteCost

PARTS = {"common": "What all routes have in common", **ROUTES}


def part_tasks(inputs: Mapping[str, Any], organisation: Organisation) -> list[dict[str, Any]]:
    """What is entered, and what is not yet."""
    return [
        {
            "text": title,
            "href": f"{reverse('training_cost_part', args=[organisation.id])}?part={part}",
            "hint": ABOUT.get(part, "What a trained person’s work is worth, and what a trainer’s time costs."),
            "status": "Entered" if part in inputs else "Not entered",
            "tone": "ok" if part in inputs else "none",
        }
        for part, title in PARTS.items()
    ]


def is_enough(inputs: Mapping[str, Any]) -> bool:
    return "common" in inputs and any(code in inputs for code in ROUTES)


def cost_page(found: "CostComparison") -> dict[str, Any]:
    routes = found.routes
    lines = [Line(each.code, [0.0, *(month.cumulative.p50 for month in each.months)]) for each in routes]
    return {
        # With one set of prices there is one result, and no draws to speak of.
        "findings": [each.replace(" in any draw", "") for each in found.findings],
        "picture": sketches(
            lines,
            title="Service contribution less the employer’s cost, added up month by month",
            ends=("The decision", f"Month {found.period}"),
            id_="cost-picture",
            prefix=found.currency,
        ),
        "overview": [_overview(each, found.currency) for each in routes],
        "months": [{"title": each.name, "rows": _months(each, found.currency)} for each in routes],
        "lines": [{"title": each.name, "rows": _lines(each, found.currency)} for each in routes],
        "overtakes": [each.when.sentence for each in found.overtakes if each.when.p50 is not None],
    }


def _overview(route: "RouteCost", currency: str) -> list[str]:
    last = route.months[-1].cumulative.p50
    return [
        route.name,
        f"Month {route.trained_after}",
        _money(route.employer.p50, currency),
        _money(route.levy.p50, currency),
        _money(route.contribution.p50, currency),
        _money(last, currency),
        f"Month {route.break_even.p50}" if route.break_even.p50 else "Not within the comparison",
    ]


def _months(route: "RouteCost", currency: str) -> list[list[str]]:
    return [
        [
            str(each.month),
            _money(each.cost.p50, currency),
            _money(each.contribution.p50, currency),
            _money(each.net.p50, currency),
            _money(each.cumulative.p50, currency),
        ]
        for each in route.months
    ]


def _lines(route: "RouteCost", currency: str) -> Sequence[list[str]]:
    payers = {"employer": "The employer", "levy": "The levy", "grant": "A grant"}
    return [[each.name, payers[each.paid_by], _money(each.total.p50, currency)] for each in route.lines]


def _money(amount: float, currency: str) -> str:
    rounded = round(amount)
    return f"{'−' if rounded < 0 else ''}{currency}{abs(rounded):,}"
