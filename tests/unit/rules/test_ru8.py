"""RU8: licensed site = allowed; Section 10 = blocked until the minimum GPhC training is there."""

from datetime import date

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.facts import Enrolment, Qualification
from tests.unit.rules.known import asked, person, post

DAY = date(2026, 11, 22)
SMT = "science_manufacturing_technician_apprentice"
HELD = Qualification("gphc_course", "Pharmacy Services Assistant", DAY)


def test_in_a_licensed_unit_she_is_allowed() -> None:
    found = asked("RU8", DAY, person(), post(SMT, facilities=frozenset({"ms"})))
    assert (found.outcome, found.blocks) == (Outcome.DOES_NOT_APPLY, False)


def test_in_a_section_10_unit_she_is_blocked_until_it_is_there() -> None:
    at = post(SMT)
    nothing = asked("RU8", DAY, person(), at)
    assert (nothing.outcome, nothing.blocks) == (Outcome.NOT_KNOWN, True)
    begun = asked("RU8", DAY, person(enrolments=(Enrolment("gphc_course", "A course", date(2026, 9, 1)),)), at)
    assert (begun.outcome, begun.blocks) == (Outcome.BREACHED, True)
    other = asked("RU8", DAY, person(qualifications=(Qualification("smt", "SMT diploma", date(2026, 1, 1)),)), at)
    assert (other.outcome, other.blocks) == (Outcome.BREACHED, True)
    held = asked("RU8", DAY, person(qualifications=(HELD,)), at)
    assert (held.outcome, held.blocks) == (Outcome.MET, False)


def test_it_counts_from_the_day_it_is_awarded() -> None:
    assert asked("RU8", date(2026, 11, 21), person(qualifications=(HELD,)), post(SMT)).blocks
