"""When what a unit's list of authorised persons says stops being true by itself."""

from datetime import date, datetime
from itertools import groupby

from django.db.models import Q

from stillroom.apps.people.models import Post
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.models import ReadinessInterval
from stillroom.competence.days import day_of, end_of, start_of
from stillroom.competence.readiness import MAY_WORK, State


def next_change(unit: Unit, at: datetime) -> datetime | None:
    """The first moment after `at` at which, with nothing more stated, somebody may work who might not, or no longer."""
    rows = ReadinessInterval.objects.filter(Q(end__isnull=True) | Q(end__gt=at), unit=unit)
    ordered = rows.order_by("post_id", "requirement_id", "start").values_list(
        "post_id", "requirement_id", "state", "start"
    )
    moments = [_first_change(list(group)) for _, group in groupby(ordered, key=lambda row: row[:2])]
    moments += _posts_change(unit, at)
    return min((moment for moment in moments if moment is not None and moment > at), default=None)


def _first_change(intervals: list[tuple[object, object, str, datetime | None]]) -> datetime | None:
    """The start of the first interval in which she may do something else than in the one that holds now."""
    intervals.sort(key=lambda row: (row[3] is not None, row[3]))
    now = _authority(intervals[0][2])
    return next((start for _, _, state, start in intervals if _authority(state) != now), None)


def _authority(state: str) -> str:
    if state in MAY_WORK:
        return "alone"
    return "supervised" if state == State.SUPERVISED else "none"


def _posts_change(unit: Unit, at: datetime) -> list[datetime | None]:
    """Posts that begin and end."""
    today = day_of(at)
    posts = Post.objects.filter(unit=unit, replaced_at__isnull=True)
    starts: list[date] = list(posts.filter(start_date__gt=today).values_list("start_date", flat=True))
    ends = posts.filter(start_date__lte=today, end_date__gte=today).values_list("end_date", flat=True)
    return [*map(start_of, starts), *(end_of(end) for end in ends if end)]
