"""The starter competencies and role profiles keep the promises that pages and imports rely on.

Proves H7, S04 R2.
"""

import csv
import re
from functools import cache
from graphlib import TopologicalSorter
from itertools import groupby
from pathlib import Path

import pytest

import stillroom.demo
from stillroom.competence.context import Context
from stillroom.competence.method import METHODS
from stillroom.competence.requirement import FACILITIES
from stillroom.competence.scheme import Scheme

REFERENCE = Path(stillroom.demo.__file__).parent / "reference"
CODES = [f"AS{number:02}" for number in range(1, 13)]
COMPETENCY_COLUMNS = [
    "group",
    "code",
    "title",
    "knowledge",
    "skill",
    "decision",
    "scheme",
    "renewal_scheme",
    "requalification_scheme",
    "validity_months",
    "renewal_window_days",
    "requires",
    "recency_days",
    "critical",
    "assessor",
    "change",
    "transition_until",
]
REQUIREMENT_COLUMNS = ["role_profile", "competency", "context", "mandatory", "grace_days"]
ASEPTIC = ("aseptic_operator", "senior_operator", "cleanroom_supervisor", "pharmacy_technician")
RADIOPHARMACY = ("radiopharmacy_operator", "radiopharmacy_supervisor")
ANYWHERE = ("product_approver", "accountable_pharmacist")
HELD_AT = [(role, facility) for role in (*ASEPTIC, *ANYWHERE) for facility in ("section10", "ms")] + [
    (role, "radiopharmacy") for role in (*RADIOPHARMACY, *ANYWHERE)
]

# First sign-off, renewal, months, as the draft sets them.
SCHEMES = {
    "AS01": (
        "knowledge*1; observation*3 consecutive; finger_dab*3 consecutive",
        "observation*1; finger_dab*1",
        12,
    ),
    "AS02": ("knowledge*1; observation*1", "", 12),
    "AS03": ("knowledge*1; observation*3", "observation*1", 12),
    "AS04": ("knowledge*1; observation*3; transfer_test*1", "observation*1; transfer_test*1", 12),
    "AS05": ("broth*3 consecutive on_fail=suspend", "broth*1 on_fail=suspend", 6),
    "AS06": ("knowledge*1; observation*3; log_review*1", "observation*1", 12),
    "AS07": ("knowledge*1; observation*3; log_review*1", "observation*1", 12),
    "AS08": ("knowledge*1; observation*2; dye_test*1", "knowledge*1; observation*1", 12),
    "AS09": ("knowledge*1; observation*5", "log_review*1", 24),
    "AS10": ("external_accreditation*1; log_review*1; viva*1", "log_review*1", 24),
    "AS11": (
        "external_accreditation*1; case_based_discussion*2; viva*1",
        "case_based_discussion*2; log_review*1",
        24,
    ),
    "AS12": ("knowledge*1; observation*2", "observation*1", 24),
}


def read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def competencies() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read("competencies.csv")}


@cache
def requirements() -> list[dict[str, str]]:
    return read("requirements.csv")


def items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";")]


def requires(code: str) -> list[str]:
    return [item for item in items(competencies()[code]["requires"]) if item]


@pytest.mark.parametrize(
    ("name", "columns"), [("competencies.csv", COMPETENCY_COLUMNS), ("requirements.csv", REQUIREMENT_COLUMNS)]
)
def test_each_file_has_the_columns_of_its_table_and_no_others(name: str, columns: list[str]) -> None:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == columns


@pytest.mark.parametrize("name", ["competencies.csv", "requirements.csv"])
def test_no_cell_could_be_taken_for_a_formula_or_hold_a_stray_character(name: str) -> None:
    for row in read(name):
        assert None not in row
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
            assert cell == cell.strip(), cell
            assert not re.search(r"[\n\r\t]|  |, ,|;;", cell), cell


def test_there_are_twelve_competencies_in_order() -> None:
    assert [row["code"] for row in read("competencies.csv")] == CODES
    assert [group for group, _ in groupby(row["group"] for row in read("competencies.csv"))] == [
        "Foundations",
        "Technique",
        "Process",
        "Release and oversight",
    ]


@pytest.mark.parametrize("code", CODES)
def test_schemes_and_months_are_those_of_the_draft(code: str) -> None:
    row = competencies()[code]
    scheme, renewal, months = SCHEMES[code]
    assert (row["scheme"], row["renewal_scheme"], int(row["validity_months"])) == (scheme, renewal, months)
    assert row["requalification_scheme"] == ("broth*3 consecutive" if code == "AS05" else "")
    for cell in (row["scheme"], row["renewal_scheme"], row["requalification_scheme"]):
        assert str(Scheme.parse(cell)) == cell
        assert Scheme.parse(cell).methods <= METHODS.keys()


@pytest.mark.parametrize("code", CODES)
def test_windows_absences_and_flags(code: str) -> None:
    row = competencies()[code]
    assert row["renewal_window_days"] in {"30", "60"}
    assert row["recency_days"] == "92"
    assert (row["critical"] == "yes") is (code in {"AS01", "AS05", "AS11"})
    assert (row["assessor"] == "yes") is (code == "AS12")
    assert row["change"] == row["transition_until"] == ""


def test_what_each_requires_is_known_and_never_runs_in_a_ring() -> None:
    graph = {code: requires(code) for code in CODES}
    assert graph == {code: [] for code in CODES} | {
        "AS06": ["AS01", "AS04", "AS05"],
        "AS07": ["AS01", "AS04", "AS05"],
        "AS08": ["AS01", "AS04"],
        "AS10": ["AS09"],
        "AS11": ["AS10"],
    }
    assert set(TopologicalSorter(graph).static_order()) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_four_to_six_why_questions_each_with_what_a_good_answer_contains(code: str) -> None:
    questions = items(competencies()[code]["knowledge"])
    assert 4 <= len(questions) <= 6
    for item in questions:
        question, key_points = item.split(" | ")
        assert re.fullmatch(r"Why [^?]+\?", question), question
        points = key_points.split(", ")
        assert 3 <= len(points) <= 5, question
        assert all(re.fullmatch(r"[^.?|]{12,120}", point) for point in points), points


@pytest.mark.parametrize("code", CODES)
def test_six_to_ten_steps_an_assessor_can_watch(code: str) -> None:
    steps = items(competencies()[code]["skill"])
    assert 6 <= len(steps) <= 10
    for step in steps:
        assert re.match(r"[A-Z][a-z]+s[ ,]", step), f"“{step}” does not say what the person does"
        assert not step.endswith(".")
        assert "|" not in step
        assert len(step) <= 140, step


@pytest.mark.parametrize("code", CODES)
def test_two_to_four_situations_each_saying_whom_to_tell(code: str) -> None:
    situations = items(competencies()[code]["decision"])
    assert 2 <= len(situations) <= 4
    for item in situations:
        situation, safe = item.split(" | ")
        assert situation.endswith("What do you do?")
        assert safe.endswith(".")
        assert re.search(r"supervisor|assessor|authoriser|approver|Accountable Pharmacist|quality assurance", safe), (
            safe
        )


def test_no_question_step_or_situation_stands_twice() -> None:
    for column in ("knowledge", "decision"):
        found = [item.split(" | ")[0] for row in competencies().values() for item in items(row[column])]
        assert len(found) - len(set(found)) == 0


def test_requirements_name_known_codes_in_contexts_that_can_be_read() -> None:
    assert {row["role_profile"] for row in requirements()} == {*ASEPTIC, *RADIOPHARMACY, *ANYWHERE}
    for row in requirements():
        assert row["competency"] in CODES
        context = Context.parse(row["context"])
        assert context.get("facility") in {None, *FACILITIES}
        assert context.get("equipment") in {None, "isolator", "open_cabinet"}
        assert {key for key, _ in context} <= {"facility", "equipment"}
        assert row["mandatory"] in {"yes", "no"}
        assert int(row["grace_days"]) in {30, 90, 180, 365}


def test_no_requirement_stands_twice() -> None:
    seen = [(row["role_profile"], row["competency"], Context.parse(row["context"])) for row in requirements()]
    assert len(seen) == len(set(seen))


def test_hands_on_items_name_their_equipment_and_section_10_approval_its_facility() -> None:
    for row in requirements():
        context = Context.parse(row["context"])
        if row["competency"] in {"AS01", "AS03", "AS04", "AS05", "AS08"}:
            assert context.get("equipment"), row
        if row["competency"] == "AS06":
            assert context.get("equipment") == "isolator"
        if row["competency"] == "AS07":
            assert context.get("equipment") == "open_cabinet"
        if row["competency"] == "AS11":
            assert context.get("facility") == "section10"


def test_a_role_asks_for_everything_its_requirements_rest_on_in_the_same_context() -> None:
    """Otherwise someone could hold all that the role asks for and still be blocked, with nothing in her plan."""
    for row in requirements():
        asked = Context.parse(row["context"])
        for needed in requires(row["competency"]):
            partners = [
                other
                for other in requirements()
                if other["role_profile"] == row["role_profile"] and other["competency"] == needed
            ]
            assert any(
                Context.parse(other["context"]).names(asked)
                and (other["mandatory"] == "yes" or row["mandatory"] == "no")
                and int(other["grace_days"]) <= int(row["grace_days"])
                for other in partners
            ), (row, needed)


@pytest.mark.parametrize(("role", "facility"), HELD_AT)
def test_every_role_asks_for_more_than_behaviour_where_it_is_held(role: str, facility: str) -> None:
    """A requirement set that fell away at some unit would show its people role-ready for nothing."""
    mandatory = {
        row["competency"]
        for row in requirements()
        if row["role_profile"] == role
        and row["mandatory"] == "yes"
        and Context.parse(row["context"]).get("facility") in {None, facility}
    }
    assert len(mandatory) >= 3
    assert ("AS11" in mandatory) is (role in ANYWHERE and facility == "section10")


def test_a_cabinet_is_asked_for_only_where_there_is_one() -> None:
    for row in requirements():
        context = Context.parse(row["context"])
        if context.get("equipment") == "open_cabinet":
            assert context.get("facility") in {"ms", "radiopharmacy"}
