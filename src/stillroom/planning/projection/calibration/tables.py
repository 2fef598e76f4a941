"""What a calibration and a back-test found, as tables with a sentence each: for files, reports and pages alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stillroom.planning.projection.calibration.backtest import Scored, sentences, standings
from stillroom.planning.projection.calibration.case import Case
from stillroom.planning.projection.calibration.identifiability import (
    FLAT,
    Ridge,
    narrowing,
    ridge,
    sentence,
    together,
)
from stillroom.planning.projection.calibration.posterior import Posterior
from stillroom.planning.projection.calibration.predictive import checks
from stillroom.planning.projection.calibration.sensitivity import Alternative
from stillroom.planning.projection.calibration.stock import FIGURES, JOINING, LEAVING, SWING

CALIBRATION, BACKTEST = "Calibration", "Back-test"
INTERVAL = "Low to high is the 80% interval."


@dataclass(frozen=True)
class Table:
    """`name`: of its file. `rows` hold numbers and words, in the order of the columns."""

    name: str
    section: str
    title: str
    sentence: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""


def calibration_tables(case: Case, found: Sequence[Alternative]) -> list[Table]:
    """`found`: as stated first."""
    posterior, ahead = found[0].posterior, found[0].forecast
    profile = ridge(posterior, LEAVING)
    return [
        _figures(posterior, sentence(posterior, profile)),
        _priors(case),
        _pairs(posterior),
        _ridge(profile),
        _sensitivity(case, found),
        _checks(posterior),
        Table(
            "forecast",
            CALIBRATION,
            "Forecast of the count",
            f"On 31 March {ahead.ends[-1]} the count is {ahead.quantiles(ahead.ends[-1])[1]:,.0f},"
            f" 80% interval {ahead.quantiles(ahead.ends[-1])[0]:,.0f} to {ahead.quantiles(ahead.ends[-1])[2]:,.0f}.",
            ("year ending 31 March", "low", "middle", "high"),
            [(str(end), *(round(each) for each in ahead.quantiles(end))) for end in ahead.ends],
            f"{INTERVAL} By the calibration itself; the projection runs the engine on the same draws.",
        ),
    ]


def backtest_tables(scored: Sequence[Scored]) -> list[Table]:
    said = sentences(scored)
    return [
        Table(
            "backtest",
            BACKTEST,
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
            BACKTEST,
            "Each forecast",
            f"{len({each.origin for each in scored})} origins; what was counted later was not known to any of them.",
            ("method", "made on 31 March", "of 31 March", "counted", "low", "middle", "high", "CRPS", "interval score"),
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


def _figures(posterior: Posterior, said: str) -> Table:
    return Table(
        "figures",
        CALIBRATION,
        "What was held before and after looking at the data",
        said,
        ("figure", "low before", "middle before", "high before", "low", "middle", "high", "spread left"),
        [
            (FIGURES[each.name], *(_plain(value) for value in (*each.prior, *each.posterior)), round(each.left, 2))
            for each in narrowing(posterior)
        ],
        f"{INTERVAL} Spread left: the posterior's as a share of the prior's; near 1 the data said nothing."
        f" {posterior.weighted.effective:,.0f} effective draws.",
    )


def _priors(case: Case) -> Table:
    return Table(
        "priors",
        CALIBRATION,
        "What was held before, and why",
        f"Stated before looking at the data; their hash is {case.sha256[:16]}….",
        ("figure", "name", "why"),
        [(FIGURES[name], name, case.evidence.get(name, "")) for name in case.priors.names],
    )


def _pairs(posterior: Posterior) -> Table:
    pairs = together(posterior)
    first = pairs[0]
    return Table(
        "pairs",
        CALIBRATION,
        "Figures that cannot be known one without the other",
        f"Most bound together are {FIGURES[first.one].lower()} and {FIGURES[first.other].lower()} ({first.by:+.2f}).",
        ("one", "other", "correlation"),
        [(each.one, each.other, round(each.by, 2)) for each in pairs],
        "Before looking at the data all were independent.",
    )


def _ridge(profile: Sequence[Ridge]) -> Table:
    worst = max(each.below for each in profile)
    return Table(
        "ridge",
        CALIBRATION,
        "The likelihood along leaving",
        f"From {profile[0].value:.1%} to {profile[-1].value:.1%} leaving a year the best log likelihood changes by"
        f" {worst:,.2f}: " + ("that is no evidence for any of them." if worst < FLAT else "the data rule out some."),
        ("leaving", "log likelihood below the best", "joining at best", "swing at best"),
        [
            (_plain(each.value), round(each.below, 3), _plain(each.others[JOINING]), _plain(each.others[SWING]))
            for each in profile
        ],
        "Without priors, but within three standard deviations of them.",
    )


def _sensitivity(case: Case, found: Sequence[Alternative]) -> Table:
    end = found[0].forecast.ends[-1]
    middles = {each.name: each.forecast.quantiles(end)[1] for each in found}
    low, high = min(middles, key=lambda name: middles[name]), max(middles, key=lambda name: middles[name])
    names = case.priors.names
    return Table(
        "sensitivity",
        CALIBRATION,
        "Other priors, one change at a time",
        f"The median for {end} lies from {middles[low]:,.0f} (“{low}”) to {middles[high]:,.0f} (“{high}”).",
        ("priors", f"{end} low", "middle", "high", *(f"middle of {name}" for name in names), "log evidence"),
        [
            (
                each.name,
                *(round(value) for value in each.forecast.quantiles(end)),
                *(_plain(each.posterior.quantiles(name, (0.5,))[0]) for name in names),
                round(each.posterior.weighted.evidence, 2),
            )
            for each in found
        ],
        f"{INTERVAL} Evidence compares fits to the same counts only.",
    )


def _checks(posterior: Posterior) -> Table:
    found = checks(posterior)
    strange = [each.statistic.lower() for each in found if each.strange]
    return Table(
        "checks",
        CALIBRATION,
        "Would the fitted model give such a history?",
        f"It would hardly give the {'; '.join(strange)} that was seen."
        if strange
        else "What was seen is common among histories from the fitted model. With so few counts that is a weak test.",
        ("statistic", "seen", "low", "middle", "high", "share above"),
        [
            (
                each.statistic,
                *(round(v, 1) for v in (each.seen, each.low, each.middle, each.high)),
                round(each.share, 2),
            )
            for each in found
        ],
    )


def _plain(value: float) -> float:
    return float(f"{value:.3g}")
