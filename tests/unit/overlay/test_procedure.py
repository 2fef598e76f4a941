"""Which version of a procedure is asked for, and by when."""

from datetime import date

import pytest

from stillroom.competence.procedure import ProcedureVersion, due_by, in_force, naming, versions_asked, worked_to
from stillroom.competence.requirement import Post, Requirement

SECOND, THIRD, FOURTH = date(2026, 3, 1), date(2026, 6, 1), date(2026, 12, 1)


def version(name: str, effective_on: date, code: str = "SOP-014") -> ProcedureVersion:
    return ProcedureVersion(f"{code}/{name}", code, name, frozenset({"AS06"}), effective_on)


VERSIONS = [version("4", FOURTH), version("2", SECOND), version("3", THIRD)]


@pytest.mark.parametrize(
    ("on", "asked", "works_to"),
    [
        (date(2026, 2, 28), ["2", "3", "4"], []),
        (date(2026, 3, 1), ["2", "3", "4"], ["2"]),
        (date(2026, 5, 31), ["2", "3", "4"], ["2"]),
        (date(2026, 6, 1), ["3", "4"], ["3"]),
        (date(2026, 11, 30), ["3", "4"], ["3"]),
        (date(2026, 12, 1), ["4"], ["4"]),
    ],
)
def test_the_version_in_force_and_those_to_come(on: date, asked: list[str], works_to: list[str]) -> None:
    assert [each.version for each in versions_asked(VERSIONS, on)] == asked
    assert [each.version for each in in_force(VERSIONS, on)] == works_to


def test_procedures_do_not_replace_each_other() -> None:
    other = version("9", SECOND, code="SOP-002")
    assert {each.code for each in in_force([*VERSIONS, other], THIRD)} == {"SOP-014", "SOP-002"}


def asks(code: str, days: int) -> Requirement:
    return Requirement("r", "operator", code, grace_days=days)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2020, 1, 1), THIRD),  # long in post: by the day it takes effect
        (date(2026, 5, 2), THIRD),  # 30 days after the start is that very day
        (date(2026, 5, 3), date(2026, 6, 2)),  # a newcomer has her role's time
    ],
)
def test_by_when(start: date, due: date) -> None:
    post = Post("p", "ann", "u", "operator", start)
    assert due_by(version("3", THIRD), post, [asks("AS06", 90), asks("AS06", 30), asks("AS01", 1)]) == due


def test_whoever_is_asked_for_none_of_its_competencies_need_not_take_it_up() -> None:
    post = Post("p", "ann", "u", "operator", date(2020, 1, 1))
    assert due_by(version("3", THIRD), post, [asks("AS01", 30)]) is None


def test_a_statement_names_unit_procedure_and_version() -> None:
    assert worked_to(naming("ASU", "SOP-014", "3")) == ("ASU", "SOP-014", "3")
    assert worked_to({"lot": "7"}) == ("", "", "")
