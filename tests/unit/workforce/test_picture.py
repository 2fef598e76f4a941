"""Counts of a workforce, and what of them may be shown."""

from datetime import date
from decimal import Decimal

from stillroom.apps.workforce.forms.picture import base_dates
from stillroom.apps.workforce.headline import headline_of
from stillroom.apps.workforce.picture import (
    Counted,
    Held,
    Moved,
    Picture,
    Turnover,
    age_class,
    count,
    missing,
    turnover,
    years_class,
)
from stillroom.apps.workforce.presenters.picture import breakdowns, half_year, picture_finding, turnovers
from stillroom.apps.workforce.presenters.words import HEADCOUNT, SMALL
from stillroom.apps.workforce.small_numbers import hide_small


def held(group: str = "pharmacist", *, sector: str = "community", age: int | None = 40) -> Held:
    return Held(group, "6", sector, "North", age, 3, Decimal("0.5"), registered=True)


def picture(people: list[Held], *, left: list[Moved] | None = None) -> Picture:
    return Picture(date(2026, 3, 31), date(2025, 3, 31), people, people, [], left or [])


def test_people_and_their_time_are_counted_by_kind() -> None:
    found = count([held(), held(), held("other")], lambda each: each.staff_group)
    assert found == {"pharmacist": Counted(2, Decimal("1.0")), "other": Counted(1, Decimal("0.5"))}


def test_attrition_is_of_those_there_on_average() -> None:
    people = [held() for _ in range(10)]
    found = turnover(picture(people, left=[Moved("pharmacist", "community", "North")]), lambda each: each.sector)
    assert found == {"community": Turnover(0, 1, 10.0)}
    assert found["community"].attrition == 0.1
    assert Turnover(0, 0, 0.0).attrition is None


def test_classes_begin_where_they_say() -> None:
    assert [age_class(age) for age in (None, 16, 24, 25, 59, 60)] == [
        "", "Under 25", "Under 25", "25 to 34", "55 to 59", "60 and over",
    ]  # fmt: skip
    assert [years_class(years) for years in (0, 1, 2, 9, 10)] == [
        "Less than 1 year", "1 year", "2 to 4 years", "5 to 9 years", "10 years or more",
    ]  # fmt: skip


def test_what_is_not_recorded_is_counted() -> None:
    assert missing(picture([held(age=None), held(sector="")])) == {"age": 1, "sector": 1}


def test_small_numbers_are_hidden_with_another_from_which_they_would_follow() -> None:
    assert hide_small({"a": 3, "b": 20, "c": 40}) == {"a": None, "b": None, "c": 40}
    assert hide_small({"a": 0, "b": 20}) == {"a": 0, "b": 20}


def test_what_is_hidden_is_told_together() -> None:
    people = [held("pharmacist")] * 3 + [held("other")] * 4 + [held("science_technician")] * 9
    rows = breakdowns(picture(people), HEADCOUNT)[0]["rows"]
    assert [(row["title"], row["text"]) for row in rows] == [
        ("Science technician", "9"),
        ("Other; Pharmacist: together", "7"),
    ]


def test_no_table_of_leavers_tells_of_one_person() -> None:
    people = [held()] * 30
    (row,) = turnovers(picture(people, left=[Moved("pharmacist", "community", "North")]))[0]["rows"]
    assert (row["left"], row["attrition"]) == (SMALL, "Not shown")


def test_the_finding_says_how_many_more_than_a_year_ago() -> None:
    assert picture_finding(picture([held()] * 6)) == (
        "6 people in post on 31 March 2026, 3.0 full-time equivalents: as many as on 31 March 2025."
    )


def test_base_dates_are_today_and_ends_of_quarters() -> None:
    assert base_dates(date(2026, 11, 22))[:3] == [date(2026, 11, 22), date(2026, 9, 30), date(2026, 6, 30)]
    assert base_dates(date(2026, 9, 30))[:2] == [date(2026, 9, 30), date(2026, 6, 30)]


def test_half_years_begin_in_april_and_october() -> None:
    assert half_year(date(2027, 2, 1)) == half_year(date(2026, 10, 1)) == "October 2026 to March 2027"
    assert half_year(date(2027, 4, 1)) == "April to September 2027"


def test_a_headline_keeps_totals_and_sectors_and_says_where_data_is_missing() -> None:
    lines = [
        "date,measure,staff_group,sector,region,mean,p10,p50,p90",
        "2026-03-31,headcount,all,all,all,10,8,10,12",
        "2026-03-31,headcount,all,community,all,4,3,4,5",
        "2026-03-31,headcount,all,community,North,4,3,4,5",
        "2026-03-31,gap_fte,all,all,all,insufficient data,,,",
    ]
    found = headline_of(iter(lines))  # type: ignore[arg-type]
    assert found["whole"]["headcount"] == {"2026-03-31": {"mean": 10, "p10": 8, "p50": 10, "p90": 12}}
    assert found["sectors"] == {"headcount": {"community": {"2026-03-31": {"mean": 4, "p10": 3, "p50": 4, "p90": 5}}}}
    assert found["whole"]["gap_fte"] == {"2026-03-31": {"mean": None, "p10": None, "p50": None, "p90": None}}
