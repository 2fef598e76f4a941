"""What a reviewer of the audit trail is pointed at, at its boundaries."""

from datetime import UTC, datetime, timedelta

import pytest

from stillroom.competence.statement import Kind
from stillroom.competence.trail import LookFor, Risk, Said, risks

LOOK_FOR = LookFor(late_days=7, quick_minutes=10, pair_times=3, hours_from=7, hours_until=20)
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)  # in winter London's time is UTC


def said(
    id_: str = "1",
    kind: str = Kind.OBSERVATION,
    *,
    at: datetime = NOON,
    recorded: datetime | None = None,
    author: str = "tom",
    taken_over: bool = False,
) -> Said:
    return Said(id_, kind, "olive", author, "AS06", at, recorded or at, taken_over)


def of(*statements: Said, before: datetime | None = None) -> dict[str, frozenset[Risk]]:
    return risks(statements, LOOK_FOR, {("olive", "AS06"): before} if before else {})


def test_an_ordinary_day_has_none() -> None:
    assert of(said(), said("2", Kind.SIGN_OFF, at=NOON + timedelta(hours=1), author="una")) == {}


@pytest.mark.parametrize(("days", "late"), [(6.99, False), (7, True)])
def test_late_begins_after_so_many_days(days: float, late: bool) -> None:
    found = of(said(at=NOON, recorded=NOON + timedelta(days=days)))
    assert (Risk.LATE in found.get("1", ())) is late


@pytest.mark.parametrize(("minutes", "quick"), [(0, True), (9.99, True), (10, False)])
def test_a_sign_off_is_quick_within_so_many_minutes(minutes: float, quick: bool) -> None:
    signed = said("2", Kind.SIGN_OFF, at=NOON + timedelta(minutes=minutes), author="una")
    assert (Risk.QUICK in of(said(), signed).get("2", ())) is quick


@pytest.mark.parametrize(("hour", "outside"), [(6, True), (7, False), (19, False), (20, True)])
def test_signing_has_hours_and_observing_has_none(hour: int, outside: bool) -> None:
    at = NOON.replace(hour=hour)
    assert (Risk.OUT_OF_HOURS in of(said(kind=Kind.SIGN_OFF, at=at)).get("1", ())) is outside
    assert of(said(at=at)) == {}


def test_the_hours_are_londons() -> None:
    summer = datetime(2026, 7, 14, 6, 30, tzinfo=UTC)  # 7:30 in London
    assert of(said(kind=Kind.SIGN_OFF, at=summer)) == {}


@pytest.mark.parametrize(("times", "marked"), [(2, False), (3, True)])
def test_the_same_pair_is_marked_from_so_many_times(times: int, marked: bool) -> None:
    found = of(*(said(str(number)) for number in range(times)), said("other", author="tess"))
    assert (Risk.SAME_PAIR in found.get("0", ())) is marked
    assert "other" not in found


def test_what_is_entered_behind_something_newer_is_marked() -> None:
    yesterday = NOON - timedelta(days=1)
    assert Risk.BACKDATED in of(said(at=yesterday, recorded=NOON), before=yesterday + timedelta(hours=1))["1"]
    assert of(said(at=yesterday, recorded=NOON), before=yesterday - timedelta(hours=1)) == {}


def test_two_of_one_day_entered_in_another_order_are_not() -> None:
    assert of(said(at=NOON), said("2", at=NOON - timedelta(hours=1), recorded=NOON + timedelta(hours=1))) == {}


def test_what_was_taken_over_and_what_was_revoked_are_marked() -> None:
    found = of(said(kind=Kind.SIGN_OFF, taken_over=True), said("2", Kind.REVOCATION))
    assert found == {"1": {Risk.TAKEN_OVER}, "2": {Risk.CORRECTION}}
