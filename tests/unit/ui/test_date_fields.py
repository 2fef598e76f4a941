"""Dates in three boxes, and moments in four."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from stillroom.ui import forms
from tests.unit.ui.pages import draw_field

LONDON = ZoneInfo("Europe/London")


class Attempt(forms.Form):
    day = forms.DateField(
        label="Date of the attempt", earliest=dt.date(2020, 1, 1), latest=lambda: dt.date(2026, 3, 14)
    )


class Event(forms.Form):
    at = forms.DateTimeField(label="When it happened")


def boxes(**parts: str) -> dict[str, str]:
    return {f"day_{part}": text for part, text in parts.items()}


def at(time: str, *, day: str = "14", month: str = "3", year: str = "2026") -> Event:
    return Event({"at_day": day, "at_month": month, "at_year": year, "at_time": time})


@pytest.mark.parametrize(
    ("day", "month", "year"), [("4", "3", "2026"), ("04", "03", "2026"), (" 4 ", "Mar", "2026"), ("4", "march", "2026")]
)
def test_a_date_is_read(day: str, month: str, year: str) -> None:
    form = Attempt(boxes(day=day, month=month, year=year))
    assert form.is_valid()
    assert form.cleaned_data["day"] == dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("typed", "message", "at_fault"),
    [
        ({}, "Enter date of the attempt", ["day", "month", "year"]),
        ({"day": "4", "year": "2026"}, "Date of the attempt must include a month", ["month"]),
        ({"year": "2026"}, "Date of the attempt must include a day and a month", ["day", "month"]),
        ({"day": "31", "month": "2", "year": "2026"}, "Date of the attempt must be a real date, like 27 3 2026",
         ["day", "month", "year"]),
        ({"day": "x", "month": "2", "year": "2026"}, "Date of the attempt must be a real date, like 27 3 2026",
         ["day", "month", "year"]),
        ({"day": "4", "month": "2", "year": "26"}, "Date of the attempt must have a year of 4 numbers, like 2026",
         ["year"]),
        ({"day": "15", "month": "3", "year": "2026"}, "Date of the attempt must be 14 March 2026 or earlier",
         ["day", "month", "year"]),
        ({"day": "31", "month": "12", "year": "2019"}, "Date of the attempt must be 1 January 2020 or later",
         ["day", "month", "year"]),
    ],
)  # fmt: skip
def test_a_wrong_date_names_the_fault_and_marks_the_boxes(
    typed: dict[str, str], message: str, at_fault: list[str]
) -> None:
    form = Attempt(boxes(**typed))
    assert form.errors["day"] == [message]
    page = draw_field(form, "day")
    marked = [i.attributes["name"].removeprefix("day_") for i in page.all("input", cls="nhsuk-input--error")]
    assert marked == at_fault
    field = form.fields["day"]
    assert isinstance(field, forms.DateField)
    assert field.error_target(form["day"]) == f"id_day_{at_fault[0]}"


def test_what_was_typed_stays_in_the_boxes() -> None:
    page = draw_field(Attempt(boxes(day="31", month="feb", year="2026")), "day")
    assert [i.attributes["value"] for i in page.all("input")] == ["31", "feb", "2026"]


def test_an_initial_date_is_taken_apart() -> None:
    page = draw_field(Attempt(initial={"day": dt.date(2026, 3, 4)}), "day")
    assert [i.attributes["value"] for i in page.all("input")] == ["4", "3", "2026"]


def test_a_date_that_is_not_required_may_be_empty_but_not_half_empty() -> None:
    class Maybe(forms.Form):
        day = forms.DateField(label="Leaving date", required=False)

    empty = Maybe({})
    assert empty.is_valid()
    assert empty.cleaned_data["day"] is None
    assert not Maybe(boxes(day="1")).is_valid()


def test_a_form_knows_whether_a_date_changed() -> None:
    same = Attempt(boxes(day="4", month="3", year="2026"), initial={"day": dt.date(2026, 3, 4)})
    other = Attempt(boxes(day="5", month="3", year="2026"), initial={"day": dt.date(2026, 3, 4)})
    assert not same.has_changed()
    assert other.has_changed()


@pytest.mark.parametrize("typed", ["14:30", "1430", "14.30", "2:30pm", "2.30 PM"])
def test_a_moment_is_read_as_london_time(typed: str) -> None:
    form = at(typed)
    assert form.is_valid()
    assert form.cleaned_data["at"] == dt.datetime(2026, 3, 14, 14, 30, tzinfo=LONDON)


@pytest.mark.parametrize(("typed", "hour"), [("9am", 9), ("12am", 0), ("12pm", 12)])
def test_half_days_are_read(typed: str, hour: int) -> None:
    form = at(typed)
    assert form.is_valid()
    assert form.cleaned_data["at"].hour == hour


@pytest.mark.parametrize("typed", ["25:00", "14:60", "soon", "13pm", "9"])
def test_a_wrong_time_says_so(typed: str) -> None:
    assert at(typed).errors["at"] == ["When it happened must have a time between 00:00 and 23:59, like 14:30"]


def test_a_time_that_the_clocks_skipped_is_refused() -> None:
    form = at("01:30", day="29", month="3")
    assert form.errors["at"] == [
        "When it happened cannot be a time that the clocks skipped. Enter a time an hour later"
    ]


def test_a_time_that_comes_twice_is_the_first() -> None:
    form = at("01:30", day="25", month="10")
    assert form.is_valid()
    assert form.cleaned_data["at"].astimezone(dt.UTC) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_an_initial_moment_is_shown_in_london_time() -> None:
    page = draw_field(Event(initial={"at": dt.datetime(2026, 7, 1, 8, 5, tzinfo=dt.UTC)}), "at")
    assert [i.attributes["value"] for i in page.all("input")] == ["1", "7", "2026", "09:05"]
