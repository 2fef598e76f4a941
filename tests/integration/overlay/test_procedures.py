"""A procedure version opens for whoever it asks, and is taken up by a statement in the ledger."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from stillroom.apps.accounts import clock
from stillroom.apps.framework.models import SopVersion
from stillroom.apps.framework.services.record_sop_version import Sop, record_sop_version, withdraw_sop_version
from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.ledger.models import Statement
from stillroom.apps.readiness.selectors.board import unit_board
from stillroom.apps.readiness.selectors.procedures import ProcedureTask, procedure_tasks
from stillroom.competence.days import day_of
from tests.hospital import Hospital

pytestmark = pytest.mark.django_db


def today() -> date:
    return day_of(clock.now())


def record(hospital: Hospital, version: str = "3", *, in_days: int = 10, **changes: object) -> SopVersion:
    sop = Sop(
        code="SOP-014",
        version=version,
        title="Working in the isolators",
        competencies=["AS06"],
        asks="read",
        effective_on=today() + timedelta(days=in_days),
        owner="Quality",
        review_on=today() + timedelta(days=700),
        kept_at="Q drive",
    )
    found = replace(sop, **changes)  # type: ignore[arg-type]
    return record_sop_version(unit=hospital.unit, sop=found, by=hospital.user("ann"))


def task(hospital: Hospital, number: str = "olive") -> ProcedureTask | None:
    people = [hospital.people[number].canonical_id]
    found = procedure_tasks(hospital.organisation, at=clock.now(), people=people)
    return found[-1] if found else None


def signed_in(hospital: Hospital, number: str) -> Client:
    client = Client()
    client.force_login(hospital.user(number))
    return client


def confirm(hospital: Hospital, sop: SopVersion, number: str = "olive") -> int:
    address = f"/people/{hospital.people[number].id}/procedures/{sop.id}/"
    answer = signed_in(hospital, number).post(address, {"statement": new_statement_id(), "read": "on"})
    return answer.status_code


def test_it_opens_for_those_whose_role_asks_for_what_it_stands_behind(hospital: Hospital) -> None:
    sop = record(hospital)
    found = procedure_tasks(hospital.organisation, at=clock.now(), unit=hospital.unit)
    asked = {each.person for each in found}
    assert hospital.people["olive"].canonical_id in asked
    assert hospital.people["ann"].canonical_id not in asked
    assert {(each.open, each.overdue, each.due) for each in found} == {(True, False, sop.effective_on)}


@pytest.mark.parametrize(("in_days", "overdue"), [(1, False), (0, False), (-1, True)])
def test_it_is_overdue_after_the_day_it_takes_effect(hospital: Hospital, in_days: int, overdue: bool) -> None:
    record(hospital, in_days=in_days)
    found = task(hospital)
    assert found is not None
    assert found.overdue is overdue


def test_confirming_it_is_a_statement_that_makes_nobody_ready(hospital: Hospital) -> None:
    sop = record(hospital)
    before = unit_board(hospital.unit, clock.now())
    assert confirm(hospital, sop) == 302
    found = task(hospital)
    assert found is not None
    stated = Statement.objects.get(id=found.statement)
    assert (stated.kind, stated.competency, stated.person) == ("self_assessment", "AS06", found.person)
    assert '"sop": "SOP-014"' in stated.details
    assert '"sop_version": "3"' in stated.details
    assert unit_board(hospital.unit, clock.now()) == before


def test_nobody_confirms_for_somebody_else(hospital: Hospital) -> None:
    sop = record(hospital)
    address = f"/people/{hospital.people['olive'].id}/procedures/{sop.id}/"
    for number in ("tom", "ann", "otto"):
        answer = signed_in(hospital, number).post(address, {"statement": new_statement_id(), "read": "on"})
        assert answer.status_code == 403
    assert not Statement.objects.filter(details__contains="SOP-014").exists()


def test_the_next_version_opens_anew_and_the_one_before_asks_nothing_once_it_is_in_force(hospital: Hospital) -> None:
    third = record(hospital, in_days=-30)
    confirm(hospital, third)
    fourth = record(hospital, "4", in_days=5)
    found = procedure_tasks(hospital.organisation, at=clock.now(), people=[hospital.people["olive"].canonical_id])
    assert [(each.sop.version, each.open) for each in found] == [("3", False), ("4", True)]
    record(hospital, "4", in_days=0)  # a correction of the day
    found = procedure_tasks(hospital.organisation, at=clock.now(), people=[hospital.people["olive"].canonical_id])
    assert [(each.sop.version, each.open) for each in found] == [("4", True)]
    assert SopVersion.objects.get(id=fourth.id).replaced_at is not None


def test_a_correction_keeps_what_was_confirmed(hospital: Hospital) -> None:
    confirm(hospital, record(hospital))
    record(hospital, title="Working in isolators")
    found = task(hospital)
    assert found is not None
    assert (found.sop.title, found.open) == ("Working in isolators", False)


def test_a_reassessment_is_taken_up_by_a_passed_observation_that_names_it(hospital: Hospital) -> None:
    sop = record(hospital, asks="reassessment")
    assert confirm(hospital, sop) == 302  # goes home: there is nothing to confirm
    found = task(hospital)
    assert found is not None
    assert found.open
    for procedure, outcome, still_open in (
        ("", "pass", True),
        (str(sop.id), "fail", True),
        (str(sop.id), "pass", False),
    ):
        observe(hospital, procedure, outcome)
        found = task(hospital)
        assert found is not None
        assert found.open is still_open


def observe(hospital: Hospital, procedure: str, outcome: str) -> None:
    olive = hospital.people["olive"]
    requirement = next(
        item.requirement
        for post in unit_board(hospital.unit, clock.now())
        if post.person == olive.canonical_id
        for item in post.items
        if item.competency == "AS06"
    )
    address = f"/assess/{olive.id}/{requirement}/?method=observation"
    said = {"statement": new_statement_id(), "outcome": outcome, "when": "now", "note": "seen", "procedure": procedure}
    assert signed_in(hospital, "tom").post(address, said).status_code == 302


def test_a_withdrawn_version_asks_nobody(hospital: Hospital) -> None:
    sop = record(hospital)
    withdraw_sop_version(sop=sop, by=hospital.user("ann"))
    assert task(hospital) is None


def test_the_board_the_home_page_and_the_record_tell_of_it(hospital: Hospital) -> None:
    record(hospital, in_days=-1)
    board = signed_in(hospital, "ann").get(f"/units/{hospital.unit.id}/").content.decode()
    assert "procedure version to take up" in board
    home = signed_in(hospital, "olive").get("/").content.decode()
    assert "1 procedure version waits for you to take up; 1 is overdue." in home
    for page in ("", "plan/"):
        shown = signed_in(hospital, "olive").get(f"/people/{hospital.people['olive'].id}/{page}").content.decode()
        assert "Procedures to take up" in shown
        assert "SOP-014 Working in the isolators, version 3" in shown


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"competencies": []}, "competencies"),
        ({"competencies": ["AS99"]}, "competencies"),
        ({"review_on": date(2020, 1, 1)}, "review_on"),
        ({"version": "4"}, "effective_on"),
    ],
)
def test_what_makes_no_sense_is_refused(hospital: Hospital, changes: dict[str, object], field: str) -> None:
    record(hospital)
    with pytest.raises(ValidationError) as refused:
        record(hospital, **changes)  # type: ignore[arg-type]
    assert list(refused.value.message_dict) == [field]


def test_only_its_keepers_record_procedures(hospital: Hospital) -> None:
    sop = record(hospital)
    with pytest.raises(PermissionDenied):
        withdraw_sop_version(sop=sop, by=hospital.user("tom"))
