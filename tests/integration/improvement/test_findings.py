"""A finding asks people for training, shows how far it is from the ledger alone, and is closed under a signature."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from stillroom.apps.academy.models import LearningItem
from stillroom.apps.academy.services.complete_item import complete_item
from stillroom.apps.accounts import clock
from stillroom.apps.framework.models import SopVersion
from stillroom.apps.improvement.models import Finding, FindingDetails, TrainingAction
from stillroom.apps.improvement.selectors.findings import assignments_of, details_of
from stillroom.apps.improvement.selectors.progress import Progress, progress_of
from stillroom.apps.improvement.services.close_finding import close_finding
from stillroom.apps.improvement.services.open_action import Wanted, open_action
from stillroom.apps.improvement.services.record_finding import Said, change_finding, record_finding
from stillroom.apps.improvement.services.withdraw_assignment import withdraw_assignment
from stillroom.apps.plans.asked_for import asked_of
from stillroom.apps.plans.selectors.due import due_for
from stillroom.competence.days import ONE_DAY, day_of
from tests.hospital import Hospital, make_hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def asked(hospital: Hospital, finding: Finding, **wanted: object) -> TrainingAction:
    return open_action(
        finding=finding,
        wanted=Wanted(**wanted) if wanted else Wanted(competency="AS01"),  # type: ignore[arg-type]
        due_on=day_of(clock.now()) + 7 * ONE_DAY,
        people=[UUID(hospital.people["olive"].canonical_id)],
        by=hospital.user("ann"),
    )


def progress(finding: Finding) -> list[Progress]:
    return progress_of(assignments_of([finding.id]))


@pytest.mark.parametrize(
    ("days_ago", "outcome", "counts"), [(9, "pass", True), (10, "pass", False), (2, "fail", False)]
)
def test_only_a_pass_after_the_day_of_the_finding_counts(
    hospital: Hospital, finding: Finding, days_ago: float, outcome: str, counts: bool
) -> None:
    asked(hospital, finding)
    hospital.observe("olive", "AS01", "observation", days_ago=days_ago, outcome=outcome)
    hospital.observe("olive", "AS02", "observation", days_ago=1)
    hospital.record_all()
    (found,) = progress(finding)
    assert found.done is counts
    assert found.proof is None or found.proof.by == hospital.people["tom"].canonical_id


def test_a_laboratory_result_shows_no_technique_unless_it_was_asked_for(hospital: Hospital, finding: Finding) -> None:
    asked(hospital, finding)
    asked(hospital, finding, competency="AS01", method="finger_dab")
    hospital.observe("olive", "AS01", "finger_dab", days_ago=5)
    hospital.record_all()
    assert {each.action.method: each.done for each in progress(finding)} == {"": False, "finger_dab": True}


def test_a_revoked_pass_shows_nothing(hospital: Hospital, finding: Finding) -> None:
    asked(hospital, finding)
    seen = hospital.observe("olive", "AS01", "observation", days_ago=5)
    hospital.state("revocation", "olive", "una", days_ago=4, competency="AS01", about=seen)
    hospital.record_all()
    assert progress(finding)[0].open


def test_completing_the_item_counts_as_her_own_word(hospital: Hospital, finding: Finding) -> None:
    item = LearningItem.objects.create(code="G1", title="Why we gown", recorded_at=clock.now())
    asked(hospital, finding, item_code="G1")
    olive, today = hospital.people["olive"], day_of(clock.now())
    for day, done in ((today - 10 * ONE_DAY, False), (today, True)):
        complete_item(item=item, person=olive, completed_on=day, reflection="", by=hospital.user("olive"))
        (found,) = progress(finding)
        assert found.done is done
    assert found.proof is not None
    assert found.proof.by == olive.canonical_id
    assert found.proof.statement == ""


def test_a_procedure_of_another_unit_is_not_asked_for(hospital: Hospital, finding: Finding) -> None:
    other = make_hospital("RX1", trained=False).unit
    sop = SopVersion.objects.create(
        unit=other,
        code="S1",
        version="1",
        title="Gowning",
        asks="read",
        effective_on=day_of(clock.now()),
        review_on=day_of(clock.now()),
        recorded_at=clock.now(),
    )
    with pytest.raises(ValidationError, match="of the unit"):
        asked(hospital, finding, sop=sop)


def test_a_role_means_whoever_holds_it_at_the_unit_today(hospital: Hospital, finding: Finding) -> None:
    open_action(
        finding=finding,
        wanted=Wanted(competency="AS01"),
        due_on=day_of(clock.now()),
        role_profile="aseptic_operator",
        by=hospital.user("ann"),
    )
    assert {each.assignment.person.employee_number for each in progress(finding)} == {"olive", "otto"}


def test_it_stands_in_her_plan_on_her_home_page_and_in_her_calendar_with_the_reason(
    client: Client, hospital: Hospital, finding: Finding
) -> None:
    asked(hospital, finding)
    olive = hospital.people["olive"]
    (each,) = asked_of([olive.id])[olive.canonical_id]
    assert each.reason.startswith("Asked for because of a finding: EL(97)52 audit")
    assert any(due.text.startswith("AS01") for due in due_for([olive], clock.now())[olive.canonical_id])
    client.force_login(hospital.user("olive"))
    for address in (reverse("home"), reverse("plan", args=[olive.id])):
        assert "because of a finding" in client.get(address).content.decode()
    assert client.get(reverse("finding", args=[finding.id])).status_code == 404


def test_it_is_closed_when_everything_is_done_or_taken_back(hospital: Hospital, finding: Finding) -> None:
    ann = hospital.user("ann")
    asked(hospital, finding)
    with pytest.raises(ValidationError, match="1 of what was asked for is not done"):
        close_finding(finding=finding, evidence="Plates", by=ann)
    (each,) = progress(finding)
    with pytest.raises(ValidationError, match="why it is no longer asked"):
        withdraw_assignment(assignment=each.assignment, because=" ", by=ann)
    withdraw_assignment(assignment=each.assignment, because="Left", by=ann)
    with pytest.raises(ValidationError, match="Enter the evidence"):
        close_finding(finding=finding, evidence=" ", by=ann)
    closed = close_finding(finding=finding, evidence="Plates", by=ann)
    assert close_finding(finding=finding, evidence="Plates", by=ann, id_=closed.id) == closed
    assert closed.proofs[0]["withdrawn"] == "Left"
    with pytest.raises(ValidationError, match="closed"):
        asked(hospital, finding)


def test_the_name_of_a_hospitals_own_sign_in_may_be_long(hospital: Hospital, finding: Finding) -> None:
    way = "the sign-in of Northern Counties University Hospitals"
    closed = close_finding(finding=finding, evidence="Plates", by=hospital.user("ann"), signed_with=way)
    closed.refresh_from_db()
    assert closed.signed_with == way


def test_what_was_said_before_is_kept(hospital: Hospital, finding: Finding) -> None:
    stored = details_of(finding)
    said = Said(stored.body, stored.found_on, stored.facility, "major", "behaviour", "Cuffs", "Two trainers", ["AS01"])
    for _ in range(2):  # saying the same again writes nothing
        change_finding(finding=finding, said=said, by=hospital.user("ann"))
    assert list(FindingDetails.objects.order_by("recorded_at").values_list("root_cause", flat=True)) == [
        "",
        "Two trainers",
    ]


@pytest.mark.parametrize("number", ["tom", "una", "olive"])
def test_only_those_who_answer_for_the_unit_record_and_assign(
    hospital: Hospital, finding: Finding, number: str
) -> None:
    by = hospital.user(number)
    with pytest.raises(PermissionDenied):
        record_finding(unit=hospital.unit, reference="A2", said=_today(), by=by)
    with pytest.raises(PermissionDenied):
        open_action(finding=finding, wanted=Wanted(competency="AS01"), due_on=day_of(clock.now()), by=by)
    with pytest.raises(PermissionDenied):
        close_finding(finding=finding, evidence="Plates", by=by)


def test_a_day_still_to_come_and_a_reference_twice_are_refused(hospital: Hospital, finding: Finding) -> None:
    ann, said = hospital.user("ann"), _today()
    with pytest.raises(ValidationError, match="recorded already"):
        record_finding(unit=hospital.unit, reference="A1", said=said, by=ann)
    with (
        clock.standing_at(clock.now() - timedelta(days=2)),
        pytest.raises(ValidationError, match="today or in the past"),
    ):
        record_finding(unit=hospital.unit, reference="A2", said=said, by=ann)


def test_many_findings_take_no_more_queries(
    client: Client, hospital: Hospital, finding: Finding, django_assert_max_num_queries: Callable[..., object]
) -> None:
    asked(hospital, finding)
    for number in range(5):
        asked(
            hospital, record_finding(unit=hospital.unit, reference=f"B{number}", said=_today(), by=hospital.user("ann"))
        )
    assignments = assignments_of(Finding.objects.values_list("id", flat=True))
    with django_assert_max_num_queries(4):
        assert len(progress_of(assignments)) == 6


def _today() -> Said:
    return Said("mhra", day_of(clock.now()), "", "other", "knowledge", "Something")
