"""What knowing better is worth, against closed forms."""

import numpy as np
import pytest

from stillroom.planning.projection.information import off_target, worth_of_knowing

MANY = 4000
HALF_NORMAL = 1 / np.sqrt(2 * np.pi)
"""The mean of the positive part of a standard normal figure."""


@pytest.fixture(scope="module")
def figures() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(1)
    return {name: rng.normal(size=MANY) for name in ("much", "little", "nothing")}


def losses(figures: dict[str, np.ndarray]) -> np.ndarray:
    """Doing nothing loses 0; doing something loses 3 × much + little: on average nothing either."""
    return np.column_stack([np.zeros(MANY), 3 * figures["much"] + figures["little"]])


def test_each_figure_is_worth_the_mean_of_its_positive_part(figures: dict[str, np.ndarray]) -> None:
    found = worth_of_knowing(["nothing", "something"], losses(figures), figures)
    saves = {each.group: each for each in found.groups}
    assert found.groups[0].group == "much"
    for name, times in (("much", 3.0), ("little", 1.0)):
        assert saves[name].saves == pytest.approx(times * HALF_NORMAL, abs=4 * saves[name].error)
    assert not saves["nothing"].is_told_from_nothing
    assert found.figures.saves == pytest.approx(np.sqrt(10) * HALF_NORMAL, abs=4 * found.figures.error)
    assert found.everything == pytest.approx(np.sqrt(10) * HALF_NORMAL, rel=0.05)


def test_a_group_is_worth_what_its_figures_are_together(figures: dict[str, np.ndarray]) -> None:
    groups = {"much": "rates", "little": "rates"}
    found = worth_of_knowing(["nothing", "something"], losses(figures), figures, groups=groups)
    assert found.groups[0].saves == pytest.approx(found.figures.saves, abs=4 * found.figures.error)
    assert "Most worth knowing better" in " ".join(found.sentences)


def test_figures_on_which_no_choice_depends_are_worth_nothing(figures: dict[str, np.ndarray]) -> None:
    worse = np.column_stack([figures["much"], figures["much"] + 50])
    found = worth_of_knowing(["one", "other"], worse, figures)
    assert found.figures.saves == 0
    assert "worth little" in found.sentences[-1]


def test_chance_is_in_everything_and_in_no_figure(figures: dict[str, np.ndarray]) -> None:
    luck = np.random.default_rng(2).normal(size=MANY)
    found = worth_of_knowing(["one", "other"], np.column_stack([np.zeros(MANY), luck]), figures)
    assert found.everything == pytest.approx(HALF_NORMAL, rel=0.1)
    assert not found.figures.is_told_from_nothing


def test_posts_too_many_count_as_stated() -> None:
    assert off_target(np.array([3.0, -2.0])).tolist() == [3, 2]
    assert off_target(np.array([3.0, -2.0]), too_many=0.25).tolist() == [3, 0.5]


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="100 draws"):
        worth_of_knowing(["one", "other"], np.zeros((99, 2)), {})
