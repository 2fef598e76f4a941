"""Validity covers the moment from `occurred_at` to the end of the last valid day, in London."""

from datetime import date

import pytest

from stillroom.competence.context import ANY
from stillroom.competence.days import start_of
from stillroom.competence.readiness import timeline
from tests.unit.competence.story import Question, Story, story, table

WINTER = story().signed_off(on="2025-09-01 10:00", until="2026-03-01")
SUMMER = story().signed_off(on="2026-02-01 10:00", until="2026-07-31")
LAST_HOUR = story().signed_off(on="2026-07-31 09:00", until="2026-07-31")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("the moment before the signature", WINTER.at("2025-09-01 09:59:59.999999"), "not_started"),
        ("the moment of the signature", WINTER.at("2025-09-01 10:00:00"), "authorised"),
        ("winter: the last second of the last valid day", WINTER.at("2026-03-01 23:59:59"), "authorised"),
        ("winter: the midnight after", WINTER.at("2026-03-02 00:00:00"), "lapsed"),
        ("summer: the last second of the last valid day", SUMMER.at("2026-07-31 23:59:59"), "authorised"),
        ("summer: the midnight after", SUMMER.at("2026-08-01 00:00:00"), "lapsed"),
        ("signed on the last valid day", LAST_HOUR.at("2026-07-31 23:59:59"), "authorised"),
        ("signed on the last valid day, the midnight after", LAST_HOUR.at("2026-08-01 00:00:00"), "lapsed"),
        (
            "the clocks go back that night",
            story().signed_off(on="2026-01-01", until="2026-10-25").at("2026-10-25 23:59:59"),
            "authorised",
        ),
        ("no last valid day: never ends", story().signed_off(on="2026-01-01").at("2060-01-01"), "authorised"),
        (
            "the last day there is",
            story().signed_off(on="2026-01-01", until="9999-12-31").at("2060-01-01"),
            "authorised",
        ),
    ),
)
def test_in_and_out(question: Question, state: str) -> None:
    assert question.state == state


def test_the_interval_ends_at_londons_midnight() -> None:
    intervals = timeline(SUMMER.history(), SUMMER.code, ANY)
    assert intervals[1].end == start_of(date(2026, 8, 1))


@pytest.mark.parametrize(
    ("gathered", "signed", "months", "until"),
    table(
        ("from the evidence, not the signature", "2026-01-10", "2026-02-20", 6, "2026-07-10"),
        ("the last of August clips to February", "2025-08-31", "2025-09-05", 6, "2026-02-28"),
        ("a leap year's February", "2027-08-31", "2027-09-05", 6, "2028-02-29"),
        ("a year from the leap day", "2028-02-29", "2028-03-01", 12, "2029-02-28"),
        ("the London day: late on a summer evening", "2026-07-10 23:30", "2026-07-20", 6, "2027-01-10"),
        ("the London day: just after a summer midnight", "2026-07-11 00:30", "2026-07-20", 6, "2027-01-11"),
    ),
)
def test_months_run_from_the_day_the_evidence_was_gathered(gathered: str, signed: str, months: int, until: str) -> None:
    told = story(months=months).observed("pass", on=gathered)
    assert told.valid_until_if_signed(on=signed) == date.fromisoformat(until)


@pytest.mark.parametrize(
    ("told", "until"),
    table(
        (
            "the last of several",
            story("observation*2", months=6).observed("pass", on="2026-01-10").observed("pass", on="2026-02-10"),
            "2026-08-10",
        ),
        (
            "entered late, gathered first: order is that of gathering",
            story("observation*2", months=6)
            .observed("pass", on="2026-02-10")
            .observed("pass", on="2026-01-10", recorded="2026-02-12"),
            "2026-08-10",
        ),
        (
            "a laboratory result: the day the sample was taken, not read",
            story("broth*1", months=6)
            .observed("pending", method="broth", on="2026-01-10", name="sample")
            .read("pass", of="sample", on="2026-01-31"),
            "2026-07-10",
        ),
        (
            "revoked evidence is not counted",
            story(months=6)
            .observed("pass", on="2026-01-10")
            .observed("pass", on="2026-02-10", name="mistaken")
            .revoked("mistaken", on="2026-02-11"),
            "2026-07-10",
        ),
    ),
)
def test_the_last_counted_evidence(told: Story, until: str) -> None:
    assert told.valid_until_if_signed(on="2026-03-01") == date.fromisoformat(until)


def test_without_months_a_sign_off_never_expires() -> None:
    assert story().observed("pass", on="2026-01-10").valid_until_if_signed(on="2026-02-01") is None
