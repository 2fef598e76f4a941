"""The rules as data: each can be judged, says where it stands, and hands over to its successor without a gap."""

from datetime import date, timedelta

import pytest

from stillroom.competence.rules import Effect, Outcome, findings
from stillroom.competence.rules.evaluate import JUDGES
from tests.unit.rules.known import RULES, person, post


def test_every_rule_can_be_judged() -> None:
    assert set(RULES) == set(JUDGES)


@pytest.mark.parametrize("code", RULES)
def test_it_says_what_and_where(code: str) -> None:
    rule = RULES[code]
    assert rule.title
    assert rule.statement.endswith(".")
    assert rule.source
    assert rule.settings <= {*rule.parameters, "months"}


def test_a_successor_begins_the_day_after() -> None:
    followed = [rule for rule in RULES.values() if rule.successor]
    assert {rule.code for rule in followed} == {"RU10", "RU12"}
    for rule in followed:
        assert rule.valid_until == date(2026, 12, 9)
        assert RULES[rule.successor].valid_from == rule.valid_until + timedelta(days=1)


def test_validity_includes_both_its_days() -> None:
    rule = RULES["RU10"]
    assert rule.in_force(date(2026, 12, 9))
    assert not rule.in_force(date(2026, 12, 10))
    assert RULES["RU5"].in_force(date(2011, 7, 1))
    assert not RULES["RU5"].in_force(date(2011, 6, 30))


def test_pace_never_blocks() -> None:
    assert RULES["RU2"].effect is Effect.WARNS


def test_only_what_applies_is_found_of_posts_held_that_day() -> None:
    her = person(posts=(post(end=date(2026, 9, 30)), post("pharmacist", start=date(2026, 10, 1))))
    found = findings(RULES.values(), her, date(2026, 10, 1))
    assert found
    assert all(each.outcome is not Outcome.DOES_NOT_APPLY for each in found)
    assert not {each.rule.code for each in found} & {"RU1", "RU2", "RU3", "RU22"}
