"""What the answer would be had other priors been stated or other counts taken, one change at a time."""

from dataclasses import dataclass

from stillroom.planning.projection.calibration.case import Case
from stillroom.planning.projection.calibration.forecast import Forecast, forecast
from stillroom.planning.projection.calibration.posterior import Posterior, fit

AS_STATED = "As stated"


@dataclass(frozen=True, eq=False)
class Alternative:
    """One way to fit, and the forecast from it."""

    name: str
    posterior: Posterior
    forecast: Forecast


def alternatives(case: Case) -> list[Alternative]:
    """As stated first, then each of the others. Raises ValueError as fitting does."""
    found = [_of(case, AS_STATED, fit(case.history, case.priors, seed=case.seed))]
    for each in case.others:
        history = case.history if each.since is None else case.history.since(each.since)
        found.append(_of(case, each.name, fit(history, case.priors.but(each.priors), seed=case.seed)))
    return found


def _of(case: Case, name: str, posterior: Posterior) -> Alternative:
    return Alternative(name, posterior, forecast(posterior, case.years, draws=case.rows, places=case.places))
