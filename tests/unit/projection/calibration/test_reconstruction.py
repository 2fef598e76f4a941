"""The strategy's printed 9% taken apart: the arithmetic by hand, every combination, and what a match is worth."""

import numpy as np
import pytest

from stillroom.planning.projection.calibration.reconstruction.findings import (
    VALIDATES_NOTHING,
    Donors,
    Reconstruction,
    findings,
)
from stillroom.planning.projection.calibration.reconstruction.grid import Grid, Levels
from stillroom.planning.projection.calibration.reconstruction.influence import at_levels, influences
from stillroom.planning.projection.calibration.reconstruction.tables import reconstruction_tables

FIXED = {
    "people": 900.0, "share_of_register": 0.4, "base_gap": 0.1, "demand_growth": 0.0, "new_posts": 200.0,
    "register_growth": 0.0, "more_leaving": 0.0, "registering": 0.5, "years": 4.0,
}  # fmt: skip
NEW = Levels("new", "New demand", {"all": {"new_share": 1.0}, "none": {"new_share": 0.0}}, "D2:378")
OUTSIDE = Levels("outside", "From outside", {"none": {"from_outside": 0.0}, "in proportion": {"from_outside": 1.0}})
PLACES = Levels("places", "More places", {"no": {"extra_places": 0.0}, "100": {"extra_places": 100.0}})


def grid() -> Grid:
    return Grid("A scope", [NEW, OUTSIDE, PLACES], FIXED)


def test_each_combination_by_hand() -> None:
    """900 people in 1,000 posts; 200 new posts, of which 120 people come from outside; 20 more from places."""
    assert grid().vacancy.reshape(2, 2, 2) == pytest.approx(
        np.array([[[300, 280], [180, 160]], [[100, 80], [100, 80]]]) / np.array([1200, 1000])[:, None, None]
    )


def test_growth_and_leaving_are_compounded() -> None:
    fixed = {**FIXED, "register_growth": 0.03, "more_leaving": 0.01, "demand_growth": 0.01}
    found = Grid("A scope", [NEW, OUTSIDE, PLACES], fixed).vacancy[-2]
    assert found == pytest.approx(1 - 900 * 1.02**4 / (1000 * 1.01**4))


def test_matching_counts_the_ends() -> None:
    assert grid().matching(0.24, 0.25).sum() == 1
    assert grid().matching(0.25, 0.3).sum() == 1


def test_influence_of_each_choice_by_hand() -> None:
    """Without new posts it does not matter where people come from: the two interact, places stand alone."""
    found = {each.choice: each for each in influences(grid())}
    rates = grid().vacancy.reshape(2, 2, 2)
    assert found["new"].alone == pytest.approx(rates.mean(axis=(1, 2)).var() / rates.var())
    assert found["outside"].with_others > found["outside"].alone
    assert sum(each.alone for each in found.values()) < 1
    assert found["places"].moves == pytest.approx((20 / 1200 + 20 / 1000) / 2)


def test_levels_add_up() -> None:
    found = [each for each in at_levels(grid(), 0.08, 0.1) if each.choice == "new"]
    assert [each.combinations for each in found] == [4, 4]
    assert sum(each.matching for each in found) == grid().matching(0.08, 0.1).sum()


def test_the_findings_end_with_what_a_match_is_worth() -> None:
    donors = Donors(8015, 20372, "one third", "D2:268")
    said = findings(Reconstruction([grid()], "9%", "D2:376-378", 0.085, 0.095, donors))
    assert said[-1] == VALIDATES_NOTHING
    assert any("39.3%" in each and "“one third”" in each for each in said)
    assert any("No source gives: from outside; more places" in each for each in said)


def test_tables_hold_every_combination() -> None:
    tables = reconstruction_tables(Reconstruction([grid()], "9%", "D2:376-378", 0.085, 0.095))
    assert [(each.name, len(each.rows)) for each in tables] == [
        ("findings", 4),
        ("influence_1", 3),
        ("levels_1", 6),
        ("combinations_1", 8),
    ]
    assert tables[0].sentence == VALIDATES_NOTHING
    assert tables[1].told[0][1].endswith("%")


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ([NEW, OUTSIDE], "extra_places must be set once"),
        ([NEW, OUTSIDE, PLACES, Levels("again", "", {"x": {"people": 1.0}})], "people must be set once"),
        ([NEW, OUTSIDE, PLACES, Levels("odd", "", {"x": {"weather": 1.0}})], "weather must be set once"),
        ([Levels("new", "", {"a": {"new_share": 1.0}, "b": {"years": 1.0}})], "do not set the same"),
    ],
)
def test_what_cannot_be(choices: list[Levels], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Grid("A scope", choices, FIXED)
