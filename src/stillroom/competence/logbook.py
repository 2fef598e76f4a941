"""The running count of activities: each counts from when it was done until so many days after its day, or revoked."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from stillroom.competence.context import Context
from stillroom.competence.days import day_of, end_of
from stillroom.competence.statement import Statement


class Tally(NamedTuple):
    """How many activities count from each of some moments on; none before the first."""

    moments: Sequence[datetime]
    counts: Sequence[int]

    def at(self, moment: datetime) -> int:
        index = bisect_right(self.moments, moment)
        return self.counts[index - 1] if index else 0

    def crossings(self, wanted: int) -> list[datetime]:
        """The moments at which the count reaches `wanted` or falls below it."""
        before = [0, *self.counts]
        return [
            moment
            for moment, earlier, now in zip(self.moments, before, self.counts, strict=False)
            if (earlier >= wanted) != (now >= wanted)
        ]


def counts_until(moment: datetime, days: int) -> datetime:
    """What is done on a London day counts on `days` days after it, and no longer."""
    return end_of(day_of(moment) + timedelta(days=days))


def tally(activities: Iterable[Statement], revocations: Mapping[str, Statement], context: Context, days: int) -> Tally:
    """Of the activities whose context names every key of `context`. One sweep: a timeline asks at many moments."""
    changes: dict[datetime, int] = {}
    for activity in activities:
        if not activity.context >= context:
            continue
        until = counts_until(activity.occurred_at, days)
        revocation = revocations.get(activity.id)
        if revocation is not None:
            until = min(until, revocation.occurred_at)
        if until > activity.occurred_at:
            changes[activity.occurred_at] = changes.get(activity.occurred_at, 0) + activity.quantity
            changes[until] = changes.get(until, 0) - activity.quantity
    moments = sorted(changes)
    counts, running = [], 0
    for moment in moments:
        running += changes[moment]
        counts.append(running)
    return Tally(moments, counts)
