"""From what was entered to the engine's routes, and what it finds. The engine is imported when there is work."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from stillroom.apps.workforce.forms.costing import LINES, ROUTES, SHORT

if TYPE_CHECKING:
    from stillroom.planning.costing.comparison import CostComparison
    from stillroom.planning.costing.route import Route


def compare_costs(inputs: Mapping[str, Any], *, synthetic: bool) -> "CostComparison":
    """Of the routes that were entered. Raises ValueError for figures that cannot be."""
    from stillroom.planning.costing.compare import compare

    common = inputs["common"]
    return compare(
        [_route(code, inputs[code], common) for code in ROUTES if code in inputs],
        {},
        title="Cost of training",
        period=int(common["period"]),
        draws=1,
        synthetic=synthetic,
    )


def _route(code: str, entered: Mapping[str, Any], common: Mapping[str, Any]) -> "Route":
    from stillroom.planning.costing.levy import Kind, Payer
    from stillroom.planning.costing.route import Line, Phase, Route

    def number(name: str) -> float:
        return float(entered[name])

    def line(name: str, kind: Kind, during: Phase, amount: float, **more: Any) -> Line:
        payer = Payer(entered.get(f"{name}_payer", "employer"))
        return Line(LINES[name], kind, payer, during, amount, **more)

    months = number("months")
    works = {0: number("works_start") / 100}
    if round(months / 2) > 0:
        works |= {round(months / 2): number("works_half") / 100, max(round(months), 2): number("works_end") / 100}
    return Route(
        code=SHORT[code],
        name=ROUTES[code],
        months=months,
        begins=number("begins"),
        already_met=number("already_met") / 100,
        works=works,
        worth=float(common["worth"]),
        leaves=number("leaves") / 100,
        lines=[
            line("recruitment", Kind.RECRUITMENT, Phase.BEFORE, number("recruitment"), once=True),
            line("salary", Kind.SALARY, Phase.TRAINING, number("salary")),
            line("backfill", Kind.BACKFILL, Phase.TRAINING, number("backfill")),
            line("fees", Kind.TRAINING, Phase.TRAINING, number("fees"), once=True),
            line(
                "trainers",
                Kind.TRAINER_TIME,
                Phase.TRAINING,
                float(common["trainer_hour"]),
                hours=number("trainer_hours"),
            ),
            line("salary_after", Kind.SALARY, Phase.AFTER, number("salary_after")),
        ],
    )
