"""The file that a calendar program reads."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from stillroom.standards.calendar import CalendarEntry, calendar_file

MADE = datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_a_session_has_its_hours_and_a_day_is_a_whole_day() -> None:
    session = CalendarEntry("session-1", "Training; gowning, again", datetime(2026, 11, 24, 14, 30, tzinfo=UTC), 45)
    file = calendar_file("Stillroom", [session, CalendarEntry("goal-1", "Goal", date(2026, 12, 1))], MADE)
    first, second = Calendar.from_ical(file).walk("VEVENT")
    assert str(first["summary"]) == "Training; gowning, again"
    assert first.decoded("dtstart") == datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
    assert first.decoded("dtend") == datetime(2026, 11, 24, 15, 15, tzinfo=UTC)
    assert second.decoded("dtstart") == date(2026, 12, 1)
    assert second.decoded("dtend") == date(2026, 12, 2)


def test_an_entry_keeps_its_id_from_day_to_day() -> None:
    entry = CalendarEntry("way-7", "AS06: Observation", date(2026, 12, 1))
    uids = [
        str(Calendar.from_ical(calendar_file("S", [entry], made)).walk("VEVENT")[0]["uid"])
        for made in (MADE, datetime(2026, 11, 23, 9, tzinfo=UTC))
    ]
    assert uids == ["way-7@stillroom"] * 2


def test_a_title_cannot_add_lines() -> None:
    file = calendar_file("S", [CalendarEntry("x", "A\r\nATTENDEE:mailto:eve@example.nhs.uk", date(2026, 12, 1))], MADE)
    event = Calendar.from_ical(file).walk("VEVENT")[0]
    assert "attendee" not in event
