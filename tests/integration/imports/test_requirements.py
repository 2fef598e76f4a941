"""`stillroom import requirements`, through the service.

Proves H6, H9.
"""

import pytest

from stillroom.apps.framework.events import requirements_changed
from stillroom.apps.framework.models import RoleProfile, RoleRequirement
from stillroom.apps.framework.selectors.requirements import requirements as known_requirements
from tests.integration.imports.tables import competencies, outcomes, problems, requirements, warnings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _framework() -> None:
    competencies({}, {"code": "AS02", "title": "GMP"})


def test_a_requirement_and_its_role_profile() -> None:
    report = requirements({"role_profile": "senior_operator", "context": "equipment = isolator;facility=ms"})
    assert report.applied
    (requirement,) = known_requirements()
    assert (requirement.role_profile, str(requirement.context), requirement.grace_days) == (
        "senior_operator",
        "equipment=isolator; facility=ms",
        30,
    )
    assert RoleProfile.objects.get().title == "Senior operator"


def test_the_same_file_again_changes_nothing() -> None:
    requirements({}, {"competency": "AS02"})
    report = requirements({"competency": "AS02"}, {})
    assert (report.summary, report.applied) == ("0 new, 2 unchanged", False)


def test_a_file_replaces_the_set_of_the_roles_it_names_and_of_no_other() -> None:
    requirements({}, {"competency": "AS02"}, {"role_profile": "approver"})
    before = RoleRequirement.objects.first()
    assert before is not None
    dry = requirements({"grace_days": "60"}, dry_run=True)
    report = requirements({"grace_days": "60"})
    assert dry.rows == report.rows
    assert [(str(row.outcome), row.what, row.detail) for row in report.rows] == [
        ("changed", "operator: AS01 (any context)", "grace_days: 30 → 60"),
        ("closed", "operator: AS02 (any context)", "no longer required: the file names the role without it"),
    ]
    assert report.not_in_file == ["role profile approver"]
    assert [(found.role_profile, found.competency, found.grace_days) for found in known_requirements()] == [
        ("approver", "AS01", 30),
        ("operator", "AS01", 60),
    ]
    assert len(known_requirements(["operator"], known_by=before.recorded_at)) == 2


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            {"competency": "AS99"},
            "competency: There is no competency “AS99”. Correct the code, or import its framework first.",
        ),
        (
            {"context": "facility=section11"},
            "context: There is no facility “section11” (did you mean “section10”?)."
            " Write one of: section10, ms, mia_imp, radiopharmacy, qc, qa.",
        ),
        (
            {"context": "isolator"},
            "context: “isolator” is not a key=value pair."
            " Write key=value pairs with semicolons, for example facility=section10.",
        ),
        ({"mandatory": "often"}, "mandatory: “often” is neither yes nor no. Write yes or no."),
        ({"mandatory": ""}, "mandatory: The cell is empty. Fill it in."),
        (
            {"grace_days": "-1"},
            "grace_days: “-1” is not such a number. Write a whole number from 0 to 3,660, without other signs.",
        ),
    ],
)
def test_a_wrong_cell_refuses_the_file(change: dict[str, str], problem: str) -> None:
    assert problems(requirements(change)) == [f"requirements.csv, row 2, {problem}"]


def test_a_requirement_twice() -> None:
    assert problems(requirements({"context": "a=1; b=2"}, {"context": "b=2;a=1", "mandatory": "no"})) == [
        "requirements.csv, row 3, competency: Row 2 has this role profile, competency and context already."
        " Keep one of the rows."
    ]


def test_a_withdrawn_competency_may_still_be_named() -> None:
    competencies(version="2026.2")
    assert warnings(requirements({"competency": "AS02"})) == [
        "requirements.csv, row 2, competency: “AS02” is withdrawn from the latest version of its framework."
        " Remove the row when the role no longer needs it."
    ]


def test_listeners_hear_of_the_roles_that_changed() -> None:
    heard: list[frozenset[str]] = []
    requirements_changed.register(listener := lambda codes: heard.append(frozenset(codes)))
    try:
        requirements({}, {"role_profile": "approver"})
        requirements({"mandatory": "no"}, {"role_profile": "approver"})
        requirements({"mandatory": "no"}, {"role_profile": "approver"})
    finally:
        requirements_changed._listeners.remove(listener)
    assert heard == [{"operator", "approver"}, {"operator"}]


def test_a_dry_run_writes_nothing() -> None:
    assert outcomes(requirements(dry_run=True)) == ["new"]
    assert not RoleProfile.objects.exists()
