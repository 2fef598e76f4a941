"""The timeline is the standing at every moment, told in intervals."""

from bisect import bisect_right
from datetime import UTC, datetime
from itertools import pairwise
from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st

from stillroom.competence.context import Context
from stillroom.competence.readiness import Interval, Standing, standing, timeline
from tests.property.competence.histories import CODES, CONTEXTS, Told, histories

codes = st.sampled_from(CODES)
contexts = st.sampled_from(CONTEXTS)
ALWAYS = datetime.min.replace(tzinfo=UTC)


def found_at(intervals: list[Interval], moment: datetime) -> Standing:
    starts = [interval.start or ALWAYS for interval in intervals]
    return intervals[bisect_right(starts, moment) - 1].standing


@settings(max_examples=200)
@given(histories(), contexts)
def test_no_moment_at_which_the_state_changes_is_missed(told: Told, context: Context) -> None:
    history = told.history()
    for code in CODES:
        intervals = timeline(history, code, context)
        for interval in intervals:
            event(interval.standing.state)
        for moment in told.telling_moments():
            assert found_at(intervals, moment) == standing(history, code, context, moment), moment


@given(histories(), codes, contexts)
def test_intervals_cover_all_time_without_gap_or_overlap(told: Told, code: str, context: Context) -> None:
    intervals = timeline(told.history(), code, context)
    assert intervals[0].start is None
    assert intervals[-1].end is None
    for earlier, later in pairwise(intervals):
        assert earlier.end == later.start
        assert earlier.end is not None
        assert earlier.start is None or earlier.start < earlier.end


@given(histories(), codes, contexts)
def test_neighbouring_intervals_differ(told: Told, code: str, context: Context) -> None:
    intervals = timeline(told.history(), code, context)
    for earlier, later in pairwise(intervals):
        assert earlier.standing != later.standing


@given(histories(), codes, contexts, st.randoms(use_true_random=False))
def test_the_order_in_which_statements_are_read_does_not_matter(
    told: Told, code: str, context: Context, random: Random
) -> None:
    shuffled = list(told.statements)
    random.shuffle(shuffled)
    assert timeline(told.history(tuple(shuffled)), code, context) == timeline(told.history(), code, context)
