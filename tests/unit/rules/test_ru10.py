"""RU10: a technician as Accountable Pharmacist in Section 10 = refuse; in a licensed unit a similar role = allowed.

It ends on 9 December 2026. RU10b follows on the 10th, for Great Britain, and asks for an authorised technician.
"""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome, Status
from stillroom.competence.rules.facts import Qualification
from tests.unit.rules.known import RULES, asked, person, post

LAST, FIRST = date(2026, 12, 9), date(2026, 12, 10)
ROLE = "accountable_pharmacist"
AUTHORISED = person(qualifications=(Qualification("technician_authorisation", "Authorised", LAST),))


@pytest.mark.parametrize(
    ("group", "facility", "outcome", "blocks"),
    [
        ("pharmacy_technician", "section10", Outcome.BREACHED, True),
        ("pharmacist", "section10", Outcome.MET, False),
        ("pharmacy_technician", "ms", Outcome.DOES_NOT_APPLY, False),
    ],
)
def test_who_may_be_accountable(group: str, facility: str, outcome: Outcome, blocks: bool) -> None:
    at = post(group, role_profile=ROLE, facilities=frozenset({facility}))
    found = asked("RU10", LAST, person(), at)
    assert (found.outcome, found.blocks) == (outcome, blocks)


def test_named_accountable_in_another_role_is_the_same() -> None:
    assert asked("RU10", LAST, person(), post("pharmacy_technician", accountable=True)).blocks
    assert asked("RU10", LAST, person(), post("pharmacy_technician")).outcome is Outcome.DOES_NOT_APPLY


def test_a_unit_with_both_is_a_section_10_unit_too() -> None:
    both = post("pharmacy_technician", role_profile=ROLE, facilities=frozenset({"ms", "section10"}))
    assert asked("RU10", LAST, person(), both).blocks


def test_the_one_ends_as_the_other_begins() -> None:
    at = post("pharmacy_technician", role_profile=ROLE)
    assert RULES["RU10"].successor == "RU10b"
    assert RULES["RU10b"].status is Status.CONFIRM
    assert [asked("RU10", day, AUTHORISED, at).outcome for day in (LAST, FIRST)] == [
        Outcome.BREACHED,
        Outcome.DOES_NOT_APPLY,
    ]
    assert [asked("RU10b", day, AUTHORISED, at).outcome for day in (LAST, FIRST)] == [
        Outcome.DOES_NOT_APPLY,
        Outcome.MET,
    ]


@pytest.mark.parametrize(
    ("country", "outcome", "blocks"),
    [
        ("england", Outcome.MET, False),
        ("scotland", Outcome.MET, False),
        ("wales", Outcome.MET, False),
        ("northern_ireland", Outcome.BREACHED, True),
        ("", Outcome.NOT_KNOWN, True),
    ],
)
def test_the_order_covers_great_britain(country: str, outcome: Outcome, blocks: bool) -> None:
    found = asked("RU10b", FIRST, AUTHORISED, post("pharmacy_technician", role_profile=ROLE, country=country))
    assert (found.outcome, found.blocks) == (outcome, blocks)


def test_not_every_technician_is_authorised() -> None:
    found = asked("RU10b", FIRST, person(), post("pharmacy_technician", role_profile=ROLE))
    assert (found.outcome, found.verdict.step) == (Outcome.BREACHED, "Authorise them, and record it")


def test_a_pharmacist_may_as_before_wherever_she_is() -> None:
    assert asked("RU10b", FIRST, person(), post("pharmacist", role_profile=ROLE, country="")).outcome is Outcome.MET


def test_no_other_profession_may() -> None:
    assert asked("RU10b", FIRST, AUTHORISED, post("healthcare_scientist", role_profile=ROLE)).blocks
