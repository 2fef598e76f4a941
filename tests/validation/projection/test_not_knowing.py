"""Distributions of parameters, where a spread comes from, and what knowing would be worth: closed forms."""

import numpy as np
import pytest
from scipy import stats

from stillroom.planning.projection.drawing import Correlation, draw_parameters
from stillroom.planning.projection.information import perfect_information
from stillroom.planning.projection.parameters import Judged, Known, Parameter, Rate, Share
from stillroom.planning.projection.spread import shares, split

MANY = 20_000
THREE: dict[str, Parameter] = {"leave": Rate(120, 1000), "pass": Share(45, 50), "growth": Judged(0.02, 0.08)}


class TestParameters:
    def test_a_rate_is_the_gamma_posterior(self) -> None:
        drawn = draw_parameters(THREE, MANY, seed=1).values["leave"]
        assert drawn.mean() == pytest.approx(120.5 / 1000, rel=0.005)
        assert drawn.std() == pytest.approx(np.sqrt(120.5) / 1000, rel=0.02)

    def test_a_share_is_the_beta_posterior(self) -> None:
        drawn = draw_parameters(THREE, MANY, seed=1).values["pass"]
        assert drawn.mean() == pytest.approx(45.5 / 51, rel=0.005)
        assert drawn.max() < 1

    @pytest.mark.parametrize("judged", [Judged(0.02, 0.08), Judged(0.1, 0.6, "bounded"), Judged(-1.0, 3.0, "any")])
    def test_a_judgement_holds_eighty_in_a_hundred_in_its_interval(self, judged: Judged) -> None:
        drawn = draw_parameters({"x": judged}, MANY, seed=2).values["x"]
        assert (drawn < judged.low).mean() == pytest.approx(0.1, abs=0.01)
        assert (drawn > judged.high).mean() == pytest.approx(0.1, abs=0.01)
        assert np.median(drawn) == pytest.approx(judged.middle, abs=0.03 * (judged.high - judged.low))

    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda: Rate(-1, 10), "cannot be"),
            (lambda: Rate(1, 0), "Give the exposure"),
            (lambda: Share(11, 10), "not a share"),
            (lambda: Judged(2, 1), "does not rise"),
            (lambda: Judged(0.5, 1.5, "bounded"), "leaves the range"),
            (lambda: Judged(-1, 1), "leaves the range"),
        ],
    )
    def test_what_cannot_be_is_refused(self, make: object, words: str) -> None:
        with pytest.raises(ValueError, match=words):
            make()  # type: ignore[operator]

    def test_one_more_parameter_changes_no_other(self) -> None:
        before = draw_parameters(THREE, 100, seed=3)
        after = draw_parameters({**THREE, "another": Known(1.0)}, 100, seed=3)
        assert all(np.array_equal(before.values[name], after.values[name]) for name in THREE)
        assert before.sha256 != after.sha256
        assert before.sha256 == draw_parameters(THREE, 100, seed=3).sha256

    def test_correlated_ones_go_together_and_keep_their_distributions(self) -> None:
        found = draw_parameters(THREE, MANY, seed=4, correlations=[Correlation("leave", "growth", 0.8)]).values
        rank = stats.spearmanr(found["leave"], found["growth"]).statistic
        assert rank == pytest.approx(6 / np.pi * np.arcsin(0.4), abs=0.02)
        assert (found["growth"] < 0.02).mean() == pytest.approx(0.1, abs=0.01)

    def test_correlations_that_contradict_are_refused(self) -> None:
        pairs = (("leave", "pass", 0.9), ("pass", "growth", 0.9), ("leave", "growth", -0.9))
        against = [Correlation(*pair) for pair in pairs]
        with pytest.raises(ValueError, match="contradict"):
            draw_parameters(THREE, 10, seed=5, correlations=against)


class TestSpread:
    def test_chance_and_not_knowing_are_told_apart(self) -> None:
        numbers = np.random.default_rng(6)
        results = numbers.normal(0, 2, (4000, 1)) + numbers.normal(0, 3, (4000, 4))
        found = split(results)
        assert found.chance == pytest.approx(9, rel=0.05)
        assert found.knowledge == pytest.approx(4, rel=0.1)
        assert found.whole == pytest.approx(found.chance + found.knowledge)

    def test_a_beta_distributed_chance_gives_the_beta_binomial(self) -> None:
        """Somebody of 500 leaves with a chance that is itself Beta(20, 180): mean 50, variance of the beta-binomial."""
        chances = draw_parameters({"p": Share(19.5, 199)}, 4000, seed=7).values["p"]
        results = np.random.default_rng(8).binomial(500, chances[:, None], (4000, 4)).astype(float)
        found, law = split(results), stats.betabinom(500, 20, 180)
        assert results.mean() == pytest.approx(law.mean(), rel=0.02)
        assert found.whole == pytest.approx(law.var(), rel=0.08)

    def test_each_figure_has_its_share(self) -> None:
        numbers = np.random.default_rng(9)
        values = {name: numbers.normal(size=5000) for name in ("one", "two", "none")}
        found = shares(values, 2 * values["one"] + values["two"])
        assert found["one"] == pytest.approx(0.8, abs=0.04)
        assert found["two"] == pytest.approx(0.2, abs=0.04)
        assert found["none"] == pytest.approx(0.0, abs=0.01)
        assert sum(found.values()) == pytest.approx(1.0)

    def test_many_figures_that_do_nothing_explain_next_to_nothing(self) -> None:
        """Of 40 figures and 200 draws a plain R² would be a fifth."""
        told = []
        for seed in range(10):
            numbers = np.random.default_rng(seed)
            values = {f"figure {number}": numbers.normal(size=200) for number in range(40)}
            groups = {name: f"group {number % 8}" for number, name in enumerate(values)}
            told.append(1 - shares(values, numbers.normal(size=200), groups=groups)["unexplained"])
        assert np.mean(told) < 0.08

    def test_as_many_figures_as_draws_tell_nothing(self) -> None:
        numbers = np.random.default_rng(1)
        values = {f"figure {number}": numbers.normal(size=8) for number in range(8)}
        assert shares(values, numbers.normal(size=8), groups=dict.fromkeys(values, "all")) == {
            "all": 0,
            "unexplained": 1,
        }


class TestInformation:
    def test_knowing_which_coin_is_worth_half_its_stake(self) -> None:
        """Two equally likely states, two decisions, each right in one: knowing saves half of what is lost."""
        state = np.arange(400) % 2
        losses = np.column_stack([state == 1, state == 0]).astype(float)
        assert perfect_information(losses) == pytest.approx(0.5)
