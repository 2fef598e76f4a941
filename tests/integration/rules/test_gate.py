"""What a blocking rule does: the board, the answer as data and the units table all say so, in the rule's words."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from stillroom.apps.accounts import clock
from stillroom.apps.framework.models import RuleVersion
from stillroom.apps.framework.selectors.rules import dated_rules
from stillroom.apps.framework.services.load_rules import load_rules
from stillroom.apps.framework.services.set_rule_parameter import set_rule_parameter
from stillroom.apps.people.models import Qualification, Registration, Supervision
from stillroom.apps.people.services.import_staff import import_staff
from stillroom.apps.people.services.record_fact import record_fact
from stillroom.apps.places.models import UnitDetails
from stillroom.apps.places.services.import_units import import_units
from stillroom.apps.readiness.selectors.board import unit_board
from stillroom.apps.readiness.selectors.report import readiness_report
from stillroom.standards.tables import ImportReport, table_from_bytes
from stillroom.standards.tables.formats import STAFF, UNITS
from tests.hospital import Hospital, make_hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LAST = datetime(2026, 12, 9, 23, 59, tzinfo=UTC)
FIRST = datetime(2026, 12, 10, 0, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def build() -> Callable[[], Hospital]:
    return partial(make_hospital, trained=False)


def units(accountable: str, *, facility: str = "section10", country: str = "england") -> ImportReport:
    header = "organisation,unit,name,site,facility,accountable,country"
    text = f"{header}\nRR8,ASU,Aseptic suite,Main site,{facility},{accountable},{country}\n"
    return import_units(table=table_from_bytes("units.csv", text.encode(), UNITS), dry_run=False)


def told_of(hospital: Hospital, number: str, at: datetime) -> dict[str, Any]:
    person = hospital.people[number].canonical_id
    (post,) = readiness_report(hospital.organisation, at=at, person=person)["posts"]
    return dict(post)


def test_the_units_table_is_refused_with_a_technician_accountable(hospital: Hospital) -> None:
    with clock.standing_at(LAST):
        report = units("una")
    (problem,) = report.problems
    assert (problem.row, problem.field) == (2, "accountable")
    assert "RU10 until 9 December 2026" in problem.wrong
    assert "pharmacists in key roles" in problem.wrong
    assert UnitDetails.objects.get(replaced_at__isnull=True).accountable_number == "ann"


def test_in_a_licensed_unit_she_may_be(hospital: Hospital) -> None:
    with clock.standing_at(LAST):
        assert units("una", facility="ms").applied


def test_from_the_tenth_an_authorised_technician_may_be(hospital: Hospital) -> None:
    una = hospital.people["una"]
    with clock.standing_at(FIRST):
        assert "RU10b" in next(iter(units("una").problems)).wrong
        record_fact(
            fact=Qualification(
                person=una, kind="technician_authorisation", title="Authorised", awarded_on=date(2026, 12, 1)
            ),
            by=None,
        )
        assert not units("una", country="northern_ireland").ok
        assert units("una").applied


def test_a_technician_in_the_role_is_not_ready_whatever_her_record(hospital: Hospital) -> None:
    text = (
        "employee_number,first_name,last_name,organisation,unit,role_profile,staff_group,fte,start_date\n"
        "tess,Tess,Technician,RR8,ASU,accountable_pharmacist,pharmacy_technician,1,2024-01-01\n"
    )
    assert import_staff(table=table_from_bytes("staff.csv", text.encode(), STAFF), dry_run=False).applied
    post = next(post for post in unit_board(hospital.unit, LAST) if post.name == "Tess Technician")
    assert [finding.rule.code for finding in post.stopped_by] == ["RU10"]
    assert not post.role_ready


def test_the_answer_as_data_names_the_rules(hospital: Hospital) -> None:
    before = told_of(hospital, "una", LAST)
    assert before["role_ready"] is False
    rules = {rule["rule"]: rule for rule in before["rules"]}
    assert (rules["RU12"]["outcome"], rules["RU12"]["blocks"]) == ("breached", True)
    assert {rule["rule"] for rule in told_of(hospital, "una", FIRST)["rules"]} >= {"RU12b"}
    record_fact(
        fact=Supervision(
            person=hospital.people["una"],
            kind="product_approval",
            supervisor=hospital.people["ann"],
            start_date=date(2026, 1, 1),
        ),
        by=None,
    )
    assert not any(rule["blocks"] for rule in told_of(hospital, "una", LAST)["rules"])


def test_a_registration_that_ended_stops_the_title(hospital: Hospital) -> None:
    record_fact(
        fact=Registration(
            person=hospital.people["una"], body="GPhC", start_date=date(2015, 8, 1), end_date=date(2026, 11, 30)
        ),
        by=None,
    )
    rules = {rule["rule"]: rule for rule in told_of(hospital, "una", LAST)["rules"]}
    assert rules["RU5"]["blocks"]
    assert "30 November 2026" in rules["RU5"]["reason"]


def test_what_was_not_recorded_yet_was_not_known(hospital: Hospital) -> None:
    before = clock.now()
    record_fact(
        fact=Supervision(
            person=hospital.people["una"],
            kind="product_approval",
            supervisor=hospital.people["ann"],
            start_date=date(2026, 1, 1),
        ),
        by=None,
    )
    (then,) = readiness_report(
        hospital.organisation, at=LAST, known_by=before, person=hospital.people["una"].canonical_id
    )["posts"]
    assert any(rule["blocks"] for rule in then["rules"])


def test_loading_again_changes_nothing_and_keeps_what_was_set(hospital: Hospital) -> None:
    set_rule_parameter(code="RU4", parameter="allowed_break_days", value=28, by=None)
    versions = RuleVersion.objects.count()
    load_rules()
    assert RuleVersion.objects.count() == versions
    rule = next(rule for rule in dated_rules() if rule.code == "RU4")
    assert rule.number("allowed_break_days") == 28


def test_a_rule_that_reads_otherwise_is_closed_and_replaced(hospital: Hospital) -> None:
    RuleVersion.objects.filter(rule__code="RU1").update(title="As it read before")
    load_rules()
    told = RuleVersion.objects.filter(rule__code="RU1").order_by("recorded_at")
    assert [(row.title, row.replaced_at is None) for row in told] == [
        ("As it read before", False),
        ("Support staff enrol within three months", True),
    ]


@pytest.mark.parametrize(
    ("code", "parameter", "value"), [("RU1", "months", 4), ("RU99", "x", 1), ("RU14", "months", -1)]
)
def test_only_what_no_source_gives_can_be_set(hospital: Hospital, code: str, parameter: str, value: int) -> None:

    with pytest.raises(ValidationError):
        set_rule_parameter(code=code, parameter=parameter, value=value, by=None)
