"""Whatever was decided or found: a draw is fair to its rule, and nothing hidden follows from what is shown."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stillroom.competence.interval import Share
from stillroom.competence.sampling import Decision, SamplingRule, draw, seed
from stillroom.competence.suppression import CONTRIBUTORS, SMALLEST, suppress

START = seed("RR8", date(2026, 7, 1))
DECISIONS = st.lists(st.builds(Decision, st.uuids().map(str), st.sampled_from(("tom", "ann", "una"))), max_size=60)
RULES = st.builds(SamplingRule, st.integers(0, 100), st.integers(0, 5), st.integers(0, 5))
COUNTS = st.dictionaries(
    st.sampled_from("vwxyz"), st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9)), max_size=5
)


@given(decisions=DECISIONS, rule=RULES, order=st.randoms(use_true_random=False))
def test_a_draw_is_repeatable_and_keeps_its_rule(decisions: list[Decision], rule: SamplingRule, order: object) -> None:
    drawn = draw(START, decisions, rule)
    shuffled = list(decisions)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert draw(START, shuffled, rule) == drawn
    for assessor, statements in drawn.items():
        hers = {each.statement for each in decisions if each.assessor == assessor}
        assert set(statements) <= hers
        assert len(set(statements)) == len(statements) >= min(len(hers), rule.at_least)
        assert len(statements) * 100 >= len(hers) * rule.percent or len(statements) == len(hers)


@given(counts=COUNTS)
def test_no_small_number_is_shown_or_follows_from_the_total(counts: dict[str, dict[str, int]]) -> None:
    shown = suppress(counts)
    sums = {name: sum(by.values()) for name, by in counts.items()}
    for name, number in shown.cells.items():
        assert number is None or number == sums[name]
        assert not number or (number >= SMALLEST and sum(n > 0 for n in counts[name].values()) >= CONTRIBUTORS)
    hidden = [sums[name] for name, number in shown.cells.items() if number is None]
    if shown.total is not None and hidden:
        assert len(hidden) > 1
        assert sum(hidden) >= SMALLEST


@given(whole=st.integers(1, 500), data=st.data())
def test_the_interval_holds_the_rate(whole: int, data: st.DataObject) -> None:
    share = Share(data.draw(st.integers(0, whole)), whole)
    low, high = share.interval or (1, 0)
    assert 0 <= low <= (share.rate or 0) <= high <= 1
