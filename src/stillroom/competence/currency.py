"""How far a logbook goes towards keeping a sign-off current, for whoever reads it."""

from datetime import datetime
from typing import NamedTuple

from stillroom.competence.context import Context
from stillroom.competence.recency import activity_moments, lacking_activities
from stillroom.competence.record import Record


class Currency(NamedTuple):
    """`until`: the first moment at which there will be too few, if nothing more is entered; None: there are already."""

    wanted: int
    days: int
    done: int
    lacking: int
    until: datetime | None


def currency(record: Record, context: Context, at: datetime) -> Currency | None:
    """None where no minimum is asked, or nobody has signed her off in the context."""
    wanted, days = record.competency.current.activity_count, record.competency.current.activity_days
    sign_off = record.governing(context, at)
    if not wanted or not days or sign_off is None:
        return None
    lacking = lacking_activities(record, sign_off, at)
    coming = sorted(moment for moment in activity_moments(record) if moment > at)
    until = next((moment for moment in coming if lacking_activities(record, sign_off, moment)), None)
    done = record.tally(sign_off.context, days).at(at)
    return Currency(wanted, days, done, lacking, None if lacking else until)
