"""RU14: broth tests are repeated; the interval is in no source, so it is a setting."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from tests.unit.rules.known import RULES, asked, person, post

OPERATOR = post(broth=True)


def test_no_interval_is_published() -> None:
    assert RULES["RU14"].number("months") is None
    assert "months" in RULES["RU14"].settings
    found = asked("RU14", date(2026, 11, 22), person(broth_passed=(date(2026, 9, 1),)), OPERATOR)
    assert found.outcome is Outcome.NOT_KNOWN
    assert "no interval" in found.reason


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2027, 1, 30), Outcome.MET),
        (date(2027, 1, 31), Outcome.DUE),  # four weeks before
        (date(2027, 2, 28), Outcome.DUE),
        (date(2027, 3, 1), Outcome.BREACHED),
    ],
)
def test_with_an_interval_set(day: date, outcome: Outcome) -> None:
    told = person(broth_passed=(date(2026, 2, 1), date(2026, 8, 31)))
    assert asked("RU14", day, told, OPERATOR, months=6).outcome is outcome


def test_no_broth_recorded_is_not_known() -> None:
    assert asked("RU14", date(2026, 11, 22), person(), OPERATOR, months=6).outcome is Outcome.NOT_KNOWN


def test_who_works_without_broths() -> None:
    assert asked("RU14", date(2026, 11, 22), person(), post(), months=6).outcome is Outcome.DOES_NOT_APPLY
