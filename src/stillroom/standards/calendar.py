"""A calendar that other programs subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Stillroom//Training plan//EN"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A moment with minutes, or a whole day. `id` stays the same when the entry moves."""

    id: str
    title: str
    starts: datetime | date
    minutes: int = 0


def calendar_file(name: str, entries: Iterable[CalendarEntry], made: datetime) -> bytes:
    """The file as it is served; `made` is the moment it was made."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.id}@stillroom")
        event.add("summary", entry.title)
        event.add("dtstamp", made)
        event.add("dtstart", entry.starts)
        event.add("dtend", _end(entry))
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _end(entry: CalendarEntry) -> datetime | date:
    if isinstance(entry.starts, datetime):
        return entry.starts + timedelta(minutes=entry.minutes)
    return entry.starts + timedelta(days=1)
