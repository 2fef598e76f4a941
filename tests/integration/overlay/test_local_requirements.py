"""What a unit asks beyond a role: readiness, boards, the plan, the past and the imports follow."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count

from stillroom.apps.accounts import clock
from stillroom.apps.framework.models import RoleProfile, RoleRequirement
from stillroom.apps.framework.selectors.requirements import national_requirements, roles_by_competency
from stillroom.apps.framework.services.add_local_requirement import add_local_requirement
from stillroom.apps.framework.services.close_local_requirement import close_local_requirement
from stillroom.apps.framework.services.import_requirements import import_requirements
from stillroom.apps.plans.selectors.plan import plans_of
from stillroom.apps.readiness.models import ReadinessInterval
from stillroom.apps.readiness.selectors.board import unit_board
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.context import ANY, Context
from stillroom.standards.tables import ImportReport, table_from_bytes
from stillroom.standards.tables.formats import REQUIREMENTS
from tests.hospital import ISOLATOR, Hospital

pytestmark = pytest.mark.django_db


def ask(hospital: Hospital, code: str = "AS12", *, context: str = "", mandatory: bool = True, days: int = 30) -> None:
    add_local_requirement(
        unit=hospital.unit,
        role_profile=RoleProfile.objects.get(code="aseptic_operator"),
        competency=code,
        context=Context.parse(context),
        mandatory=mandatory,
        grace_days=days,
        by=hospital.user("ann"),
    )


def asked_on_the_board(hospital: Hospital) -> set[str]:
    posts = {post.name: post for post in unit_board(hospital.unit, clock.now())}
    return {f"{item.competency} {item.context}".strip() for item in posts["Olive Operator"].items}


def asked_by_the_ledger(hospital: Hospital, **options: object) -> set[str]:
    (found,) = standings(
        hospital.organisation,
        at=clock.now(),
        people=[hospital.people["olive"].canonical_id],
        **options,  # type: ignore[arg-type]
    )
    return {f"{item.requirement.competency} {item.requirement.context}".strip() for item in found.items}


def test_the_board_the_ledger_and_the_plan_ask_for_it_at_once(hospital: Hospital) -> None:
    assert "AS12" not in asked_on_the_board(hospital)
    ask(hospital)
    assert "AS12" in asked_on_the_board(hospital)
    assert asked_on_the_board(hospital) == asked_by_the_ledger(hospital)
    (plan,) = plans_of(hospital.people["olive"], at=clock.now())
    assert "AS12" in {gap.item.requirement.competency for gap in plan.plan.gaps}


def test_it_ends_as_it_began_and_the_past_still_knows_it(hospital: Hospital) -> None:
    ask(hospital)
    meanwhile = clock.now()
    with clock.standing_at(meanwhile + timedelta(minutes=1)):
        close_local_requirement(requirement=RoleRequirement.objects.get(unit=hospital.unit), by=hospital.user("ann"))
        assert "AS12" not in asked_on_the_board(hospital)
        assert "AS12" not in asked_by_the_ledger(hospital)
        assert "AS12" in asked_by_the_ledger(hospital, known_by=meanwhile)


def test_beside_the_national_one_there_is_one_item_with_the_shorter_time(hospital: Hospital) -> None:
    before = asked_on_the_board(hospital)
    ask(hospital, "AS06", context=ISOLATOR, days=10)
    assert asked_on_the_board(hospital) == before
    olive = next(post for post in unit_board(hospital.unit, clock.now()) if post.name == "Olive Operator")
    (item,) = [each for each in olive.items if each.competency == "AS06"]
    assert item.requirement == RoleRequirement.objects.get(unit=hospital.unit).id
    doubled = ReadinessInterval.objects.filter(state=item.state, competency="AS06", end__isnull=True)
    assert doubled.values("post").annotate(n=Count("id")).filter(n__gt=1).count() == 0


def test_the_national_role_is_untouched(hospital: Hospital) -> None:
    ask(hospital)
    assert "AS12" not in {each.competency for each in national_requirements(["aseptic_operator"])}
    assert "Aseptic operator" not in roles_by_competency().get("AS12", [])


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"code": "AS06", "context": ISOLATOR, "mandatory": False}, "mandatory"),
        ({"code": "AS06", "context": ISOLATOR, "days": 181}, "grace_days"),
        ({"code": "AS06", "context": ISOLATOR, "days": 180}, "competency"),
        ({"code": "AS99"}, "competency"),
        ({"context": "facility=moon"}, "context"),
    ],
)
def test_what_would_weaken_or_say_nothing_is_refused(hospital: Hospital, asked: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ask(hospital, **asked)  # type: ignore[arg-type]
    assert list(refused.value.message_dict) == [field]
    assert not RoleRequirement.objects.filter(unit__isnull=False).exists()


def test_a_national_requirement_cannot_be_closed_by_a_unit(hospital: Hospital) -> None:
    national = RoleRequirement.objects.filter(unit__isnull=True).first()
    assert national is not None
    with pytest.raises(ValidationError):
        close_local_requirement(requirement=national, by=hospital.user("ann"))


def test_only_its_keepers_may_add(hospital: Hospital) -> None:
    for by in (hospital.user("tom"), hospital.officer("administrator"), hospital.officer("auditor")):
        with pytest.raises(PermissionDenied):
            add_local_requirement(
                unit=hospital.unit,
                role_profile=RoleProfile.objects.get(code="aseptic_operator"),
                competency="AS12",
                context=ANY,
                mandatory=True,
                grace_days=1,
                by=by,
            )


def test_asking_the_same_again_changes_nothing(hospital: Hospital) -> None:
    ask(hospital)
    ask(hospital)
    assert RoleRequirement.objects.filter(unit=hospital.unit).count() == 1


HEADER = "role_profile,competency,context,mandatory,grace_days,organisation,unit\n"


def imported(hospital: Hospital, *rows: str, header: str = HEADER) -> ImportReport:
    data = header + "\n".join(rows)
    table = table_from_bytes("requirements.csv", data.encode(), REQUIREMENTS)
    return import_requirements(table=table, dry_run=False, only=hospital.organisation)


def test_a_file_may_name_a_unit_and_replaces_only_its_set(hospital: Hospital) -> None:
    national = len(national_requirements())
    assert imported(hospital, "aseptic_operator,AS12,,yes,30,RR8,ASU").applied
    assert "AS12" in asked_on_the_board(hospital)
    assert len(national_requirements()) == national
    again = imported(hospital, "aseptic_operator,AS12,,yes,30,RR8,ASU")
    assert (again.summary, again.applied) == ("0 new, 1 unchanged", False)
    assert imported(hospital, "aseptic_operator,AS10,,no,30,RR8,ASU").applied
    assert {"AS10"} == set(
        RoleRequirement.objects.filter(unit=hospital.unit, replaced_at=None).values_list("competency_code", flat=True)
    )


def test_a_national_file_leaves_what_units_add(hospital: Hospital) -> None:
    ask(hospital)
    header = "role_profile,competency,context,mandatory,grace_days\n"
    report = imported(hospital, "aseptic_operator,AS02,,yes,30", header=header)
    assert report.applied
    assert not report.warnings, "the columns for units are for few files, and nobody is warned of their absence"
    assert asked_on_the_board(hospital) == {"AS02", "AS12"}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("aseptic_operator,AS12,,yes,30,RR8,", "unit: A row for one unit names its organisation and its unit"),
        ("aseptic_operator,AS12,,yes,30,,ASU", "organisation: A row for one unit names its organisation and its unit"),
        ("aseptic_operator,AS12,,yes,30,RR8,MOON", "unit: RR8 has no unit “MOON”."),
        ("aseptic_operator,AS12,,yes,30,RX1,ASU", "organisation: You may not import for “RX1”."),
        ("aseptic_operator,AS02,,no,30,RR8,ASU", "mandatory: AS02 (any context) is mandatory nationally"),
        ("aseptic_operator,AS02,,yes,31,RR8,ASU", "grace_days: AS02 (any context) is due 30 days after the start"),
    ],
)
def test_a_wrong_row_for_a_unit_refuses_the_file(hospital: Hospital, row: str, problem: str) -> None:
    report = imported(hospital, row)
    assert not report.applied
    assert [problem in str(each) for each in report.problems] == [True]
