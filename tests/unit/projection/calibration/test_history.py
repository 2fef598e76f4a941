"""A history that does not add up is refused, and what is known of flows completes the rest."""

from typing import Any

import numpy as np
import pytest

from stillroom.planning.projection.calibration.history import History
from stillroom.planning.projection.calibration.priors import Priors
from stillroom.planning.projection.calibration.stock import Stock
from stillroom.planning.projection.parameters import Judged, Known

NAN = float("nan")


def history(**given: Any) -> History:
    return History(**{"ends": [2001, 2002, 2003], "people": np.array([100.0, 110.0, 105.0]), **given})


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ends": [2001, 2003, 2004]}, "without a gap"),
        ({"ends": [2001, 2002]}, "one for each year"),
        ({"people": np.array([100.0, 0.0, 105.0])}, "above 0"),
        ({"leavers": np.array([0.0, -1.0, 2.0])}, "leavers must be given"),
        (
            {"joiners": np.array([NAN, 15.0, 5.0]), "leavers": np.array([NAN, 5.0, 12.0])},
            r"2003: joiners less leavers differ by -2",
        ),
    ],
)
def test_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        history(**given)


def test_leavers_follow_from_joiners() -> None:
    joiners, leavers = history(joiners=np.array([NAN, 15.0, NAN])).completed_flows()
    assert joiners[0] == 15
    assert leavers[0] == 5
    assert np.isnan(leavers[1])


def test_until_knows_nothing_later() -> None:
    known = history(started={2001: 4.0, 2003: 9.0}).until(2002)
    assert list(known.ends) == [2001, 2002]
    assert dict(known.started) == {2001: 4.0}


def test_since_drops_earlier_counts_but_no_places() -> None:
    known = history(started={2001: 4.0}).since(2002)
    assert list(known.changes) == [-5.0]
    assert dict(known.started) == {2001: 4.0}


def test_places_qualify_two_years_after_they_start() -> None:
    stock = Stock({n: np.array([v]) for n, v in {"leaving": 0.0, "joining": 5.0, "swing": 1.0}.items()})
    share = Stock({**stock.values, "registering": np.array([0.5]), "places_before": np.array([40.0])})
    started = {2019: 100.0, 2020: 200.0}
    assert [float(share.qualifying(started, year)[0]) for year in (2020, 2021, 2022)] == [20, 50, 100]
    assert float(stock.qualifying({}, 2020)[0]) == 0
    with pytest.raises(ValueError, match="started in the year to 2021"):
        share.qualifying(started, 2023)


def test_figures_that_nobody_knows_are_named() -> None:
    with pytest.raises(ValueError, match="knows no retiring"):
        Stock({n: np.array([1.0]) for n in ("leaving", "joining", "swing", "retiring")})


def test_priors_are_frozen_by_their_hash() -> None:
    one = Priors({"leaving": Judged(0.02, 0.1), "joining": Known(3)})
    same = Priors({"joining": Known(3), "leaving": Judged(0.02, 0.1)})
    assert one.sha256 == same.sha256
    assert one.but({"leaving": Judged(0.02, 0.11)}).sha256 != one.sha256
    with pytest.raises(ValueError, match="no prior of swing"):
        one.but({"swing": Known(1)})
