"""Reviewing the audit trail: what it covers, who may sign for what, and that it stays as it was signed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.services.write_local_note import write_local_note
from stillroom.apps.ledger.models import StatementText
from stillroom.apps.ledger.services.erase_text import erase_text
from stillroom.apps.oversight.models import Review, ReviewComment, ReviewSettings, ReviewSignature
from stillroom.apps.oversight.selectors.reviews import due, is_complete, settings_of
from stillroom.apps.oversight.selectors.trail import is_as_reviewed, own_ids, trail
from stillroom.apps.oversight.services.begin_review import begin_review
from stillroom.apps.oversight.services.comment_on_entry import comment_on_entry
from stillroom.apps.oversight.services.set_review_settings import SUGGESTED
from stillroom.apps.oversight.services.sign_review import sign_review
from stillroom.apps.people.models import Person, Qualification
from stillroom.apps.plans.models import ClosedGap, LearningPlan
from stillroom.competence.days import day_of
from stillroom.competence.trail import Risk
from tests.hospital import PASSWORD, Hospital, make_hospital

SOUND = ReviewSignature.Conclusion.SOUND


def today() -> date:
    return day_of(now())


def begin(hospital: Hospital, by: User, *, days: int = 30) -> Review:
    return begin_review(
        kind=Review.Kind.TRAIL,
        organisation=hospital.organisation,
        since=today() - timedelta(days=days),
        until=today(),
        by=by,
    )


def sign(review: Review, by: User) -> ReviewSignature:
    return sign_review(review=review, looked_at=["everything"], findings="", conclusion=SOUND, by=by)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_it_lists_statements_and_the_records_beside_them_with_their_risks(hospital: Hospital) -> None:
    manager, officer = hospital.officer("unit_manager"), hospital.officer("administrator")
    with_reason = StatementText.objects.first()
    assert with_reason
    erase_text(statement=with_reason.statement, field="reason", reason="Article 17 request", by=officer)
    entries = trail(begin(hospital, manager))
    kinds = {entry.key.partition(":")[0] for entry in entries}
    assert {"statement", "post", "unit", "requirement", "version", "role", "erasure", "settings"} <= kinds
    found = {risk for entry in entries for risk in entry.risks}
    assert {Risk.LATE, Risk.ERASURE, Risk.ADMINISTRATOR, Risk.SAME_PAIR} <= found
    erased = next(entry for entry in entries if Risk.ERASURE in entry.risks)
    assert (erased.reason, erased.who) == ("Article 17 request", "administrator")
    assert [entry.recorded_at for entry in entries] == sorted(entry.recorded_at for entry in entries)


def test_it_lists_what_a_unit_adds_what_rules_need_and_what_plans_decide(hospital: Hospital) -> None:
    manager = hospital.officer("unit_manager")
    write_local_note(unit=hospital.unit, competency="AS06", text="Gassed overnight.", by=manager)
    write_local_note(unit=hospital.unit, competency="AS06", text="", by=manager)
    person = Person.objects.get(user=hospital.user("otto"))
    Qualification.objects.create(
        person=person, kind="paap", title="PAAP", awarded_on=today(), recorded_at=now(), recorded_by=manager
    )
    opened = {"person": person, "role_profile": "aseptic_operator", "opened_at": now(), "opened_by": manager}
    plan = LearningPlan.objects.create(**opened)
    closed = {"competency": "AS06", "reason": "Leaves in May.", "closed_at": now(), "closed_by": manager}
    ClosedGap.objects.create(plan=plan, **closed)
    found = {entry.key.partition(":")[0]: entry for entry in trail(begin(hospital, manager))}
    assert found["note"].text == f"Difference in AS06 at {hospital.unit.code} noted: Gassed overnight."
    assert found["note-closed"].who == str(manager)
    assert "Qualification PAAP" in found["qualification"].text
    assert found["plan-gap"].reason == "Leaves in May."


def test_what_is_recorded_after_it_was_begun_waits_for_the_next(hospital: Hospital) -> None:
    review = begin(hospital, hospital.officer("unit_manager"))
    covered = [entry.key for entry in trail(review)]
    hospital.observe("otto", "AS02", "observation", days_ago=0.5)
    hospital.record_all()
    assert [entry.key for entry in trail(review)] == covered


def test_a_units_review_leaves_out_other_units_people(hospital: Hospital) -> None:
    other = make_hospital("RX1", trained=False)
    review = begin(hospital, hospital.officer("unit_manager"))
    assert not any("RX1" in entry.text for entry in trail(review))
    assert other.organisation != review.organisation


def test_who_did_something_herself_leaves_that_to_another(hospital: Hospital) -> None:
    ann, manager = hospital.user("ann"), hospital.officer("unit_manager")
    review = begin(hospital, ann)
    own = own_ids(ann, hospital.organisation)
    hers = [entry for entry in trail(review) if entry.by & own]
    assert hers  # she imported the old records
    with pytest.raises(ValidationError, match="your own doing"):
        comment_on_entry(review=review, entry=hers[0], text="All good", by=ann)
    signature = sign(review, ann)
    assert signature.left_for_another == len(hers)
    assert not is_complete(review)
    with pytest.raises(ValidationError, match="waits for another reviewer"):
        sign(review, ann)
    sign(review, manager)
    assert is_complete(Review.objects.get(id=review.id))
    with pytest.raises(ValidationError, match="signed already"):
        sign(review, manager)


@pytest.mark.parametrize("who", ["olive", "tom", "una", "auditor", "administrator"])
def test_only_those_who_answer_for_the_unit_review(hospital: Hospital, who: str) -> None:
    user = hospital.user(who) if who in hospital.people else hospital.officer(who)
    with pytest.raises(PermissionDenied):
        begin(hospital, user)
    review = begin(hospital, hospital.user("ann"))
    with pytest.raises(PermissionDenied):
        sign(review, user)


def test_an_auditor_reads_it_and_changes_nothing(hospital: Hospital) -> None:
    review = begin(hospital, hospital.user("ann"))
    auditor = client_of(hospital.officer("auditor"))
    assert auditor.get(reverse("review", args=[review.id])).status_code == 200
    for route in ("comment_on_entry", "sign_review"):
        assert auditor.post(reverse(route, args=[review.id])).status_code == 403


def test_it_is_signed_on_a_page_with_the_password_and_not_without(hospital: Hospital) -> None:
    manager = hospital.officer("unit_manager")
    review = begin(hospital, manager)
    client, address = client_of(manager), reverse("sign_review", args=[review.id])
    answers: dict[str, Any] = {"statement": str(new_id()), "looked_at": ["late", "quick"]}
    answers |= {"conclusion": "actions", "findings": "", "password": "wrong"}
    assert "this one is not right" in client.post(address, answers).content.decode()
    answers["password"] = PASSWORD
    assert "Enter what you found" in client.post(address, answers).content.decode()
    answers["findings"] = "Ask Tom about the late entries."
    page = client.post(address, answers, follow=True).content.decode()
    assert "Sound, with actions to follow up" in page
    assert "Late entries; Signed off minutes after the observation" in page
    signature = ReviewSignature.objects.get()
    assert signature.counted["entries"] == len(trail(review))
    assert signature.counted["late"] > 0


def test_its_filters_show_what_they_say(hospital: Hospital) -> None:
    manager = hospital.officer("unit_manager")
    review = begin(hospital, manager)
    client, address = client_of(manager), reverse("review", args=[review.id])
    late = client.get(address, {"show": "late"}).content.decode()
    assert "from the paper record" in late
    assert "Requires" not in late
    entry = next(entry for entry in trail(review) if Risk.LATE in entry.risks)
    remark = f"{reverse('comment_on_entry', args=[review.id])}?entry={entry.key}"
    client.post(remark, {"text": "Seen the paper record."})
    assert "Seen the paper record." in client.get(address, {"show": "remarked"}).content.decode()
    assert client.get(f"{reverse('comment_on_entry', args=[review.id])}?entry=nothing").status_code == 404


def test_it_names_the_chain_it_covers_and_a_cut_one_is_not_signed_for(hospital: Hospital) -> None:
    manager = hospital.officer("unit_manager")
    review = begin(hospital, manager)
    assert is_as_reviewed(review)
    review.through_seq += 1  # as if the last statement had been cut off
    assert not is_as_reviewed(review)


@pytest.mark.parametrize("model", [Review, ReviewComment, ReviewSignature])
def test_the_database_refuses_to_change_it(hospital: Hospital, model: type[Review]) -> None:
    manager = hospital.officer("unit_manager")
    review = begin(hospital, manager)
    comment_on_entry(review=review, entry=trail(review)[0], text="Seen.", by=manager)
    sign(review, manager)
    for change in (lambda: model.objects.update(id=review.id), lambda: model.objects.all()._raw_delete("default")):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_the_next_is_due_so_many_days_after_the_last_was_signed(hospital: Hospital) -> None:
    held = settings_of(hospital.organisation)
    assert held
    first = due(hospital.organisation, held)[0]
    assert (first.on, first.open) == (today() + timedelta(days=91), None)
    manager = hospital.officer("unit_manager")
    review = begin(hospital, manager)
    assert due(hospital.organisation, held)[0].open == review
    sign(review, manager)
    after = due(hospital.organisation, held)[0]
    assert (after.on, after.open) == (today() + timedelta(days=91), None)


def test_the_days_are_in_order_and_not_to_come(hospital: Hospital) -> None:
    manager = hospital.officer("unit_manager")
    for since, until in ((1, 0), (0, 1)):
        with pytest.raises(ValidationError):
            begin_review(
                kind=Review.Kind.TRAIL,
                organisation=hospital.organisation,
                since=today() + timedelta(days=since),
                until=today() + timedelta(days=until),
                by=manager,
            )


def test_how_one_reviews_is_set_on_a_page_and_what_held_is_closed(hospital: Hospital) -> None:
    client, address = client_of(hospital.user("ann")), reverse("review_settings", args=[hospital.organisation.id])
    assert 'value="91"' in client.get(address).content.decode()
    refused = client.post(address, SUGGESTED | {"hours_until": 6}).content.decode()
    assert "The hour must be later" in refused
    client.post(address, SUGGESTED | {"trail_days": 30})
    held = settings_of(hospital.organisation)
    assert held
    assert held.trail_days == 30
    assert ReviewSettings.objects.filter(replaced_at__isnull=False).count() == 1
