"""What a calibration found, as tables."""

from collections.abc import Sequence

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
from stillroom.planning.projection.calibration.table import INTERVAL, Table

SECTION = "Calibration"


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
            SECTION,
            "Forecast of the count",
            f"At the count of {ahead.ends[-1]} there are {ahead.quantiles(ahead.ends[-1])[1]:,.0f},"
            f" 80% interval {ahead.quantiles(ahead.ends[-1])[0]:,.0f} to {ahead.quantiles(ahead.ends[-1])[2]:,.0f}.",
            ("count of", "low", "middle", "high"),
            [(str(end), *(round(each) for each in ahead.quantiles(end))) for end in ahead.ends],
            f"{INTERVAL} By the calibration itself; the projection runs the engine on the same draws.",
        ),
    ]


def _figures(posterior: Posterior, said: str) -> Table:
    return Table(
        "figures",
        SECTION,
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
        SECTION,
        "What was held before, and why",
        f"As the scenario states them. Their hash is {case.sha256[:16]}…: another hash, other priors.",
        ("figure", "name", "why"),
        [(FIGURES[name], name, case.evidence.get(name, "")) for name in case.priors.names],
    )


def _pairs(posterior: Posterior) -> Table:
    pairs = together(posterior)
    first = pairs[0]
    return Table(
        "pairs",
        SECTION,
        "Figures that cannot be known one without the other",
        f"Most bound together are “{FIGURES[first.one]}” and “{FIGURES[first.other]}” ({first.by:+.2f}).",
        ("one", "other", "correlation"),
        [(each.one, each.other, round(each.by, 2)) for each in pairs],
        "Before looking at the data all were independent.",
    )


def _ridge(profile: Sequence[Ridge]) -> Table:
    worst = max(each.below for each in profile)
    return Table(
        "ridge",
        SECTION,
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
        SECTION,
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
        SECTION,
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
