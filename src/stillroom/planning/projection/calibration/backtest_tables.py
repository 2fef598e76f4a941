"""What a back-test found, as tables."""

from collections.abc import Sequence

from stillroom.planning.projection.calibration.backtest import Scored, sentences, standings
from stillroom.planning.projection.calibration.table import Table

SECTION = "Back-test"


def backtest_tables(scored: Sequence[Scored]) -> list[Table]:
    said = sentences(scored)
    return [
        Table(
            "backtest",
            SECTION,
            "Forecasts made as at each past year, and how far they were out",
            " ".join(said),
            ("method", "forecasts", "mean CRPS", "mean interval score (80%)", "within the interval"),
            [
                (each.method, each.forecasts, round(each.crps, 1), round(each.interval_score, 1), each.within)
                for each in standings(scored)
            ],
            "In people; lower is better (Gneiting and Raftery 2007). The CRPS of a point is its absolute error.",
        ),
        Table(
            "backtest_forecasts",
            SECTION,
            "Each forecast",
            f"{len({each.origin for each in scored})} origins; what was counted later was not known to any of them.",
            (
                "method",
                "made at the count of",
                "for the count of",
                "counted",
                "low",
                "middle",
                "high",
                "CRPS",
                "interval score",
            ),
            [
                (
                    each.method,
                    str(each.origin),
                    str(each.year),
                    round(each.seen),
                    *(round(value) for value in (each.low, each.middle, each.high)),
                    round(each.crps, 1),
                    round(each.interval_score, 1),
                )
                for each in scored
            ],
        ),
    ]
