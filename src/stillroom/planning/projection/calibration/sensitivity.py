"""What the answer would be had other priors been stated, one change at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from stillroom.planning.projection.calibration.forecast import Forecast, forecast
from stillroom.planning.projection.calibration.history import History
from stillroom.planning.projection.calibration.posterior import Posterior, fit
from stillroom.planning.projection.calibration.priors import Priors
from stillroom.planning.projection.parameters import Parameter

AS_STATED = "as stated"


@dataclass(frozen=True, eq=False)
class Alternative:
    """The same data under other priors: the fit and, from it, the forecast."""

    title: str
    posterior: Posterior
    forecast: Forecast


def alternatives(
    history: History,
    priors: Priors,
    others: Mapping[str, Mapping[str, Parameter]],
    *,
    years: int,
    places: Mapping[int, Parameter],
    seed: int,
) -> list[Alternative]:
    """As stated first, then each of `others`: title → the priors that it replaces."""
    found = []
    for title, changed in {AS_STATED: {}, **others}.items():
        posterior = fit(history, priors.but(changed), seed=seed)
        found.append(Alternative(title, posterior, forecast(posterior, years, places=places)))
    return found
