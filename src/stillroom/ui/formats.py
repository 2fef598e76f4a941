"""Days and moments in words, the same on every page."""

import datetime as dt

from django.utils import timezone


def day(value: dt.date | None) -> str:
    """Return "14 March 2026"; a moment is taken in London time, nothing gives nothing."""
    if value is None:
        return ""
    local = _local(value)
    return f"{local.day} {local:%B %Y}"


def short_day(value: dt.date | None) -> str:
    """Return "14 Mar 2026", for tables."""
    if value is None:
        return ""
    local = _local(value)
    return f"{local.day} {local:%b %Y}"


def moment(value: dt.datetime | None) -> str:
    """Return "14 March 2026 at 09:00" in London time; records are read on the 24-hour clock."""
    return "" if value is None else f"{day(value)} at {_local(value):%H:%M}"


def machine_time(value: dt.date) -> str:
    """Return the value of a ``datetime`` attribute."""
    return value.isoformat()


def _local(value: dt.date) -> dt.date:
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value
