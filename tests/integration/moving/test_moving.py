"""Somebody trained at one hospital joins another: what is proposed, what is signed, and what follows its source."""

import json
from datetime import UTC

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoCaptureOnCommitCallbacks

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.models import Statement, StatementText
from stillroom.apps.ledger.services.state import state
from stillroom.apps.ledger.services.verify import verify_ledger
from stillroom.apps.passport.models import FollowedSource, TransferIn, TrustedIssuer
from stillroom.apps.passport.selectors.transfers import TransferFound, found_of
from stillroom.apps.passport.services.receive_person import stop_showing
from stillroom.apps.passport.services.sign_transfer import TransferRefused, sign_transfer
from stillroom.competence.context import Context
from stillroom.competence.readiness import State
from stillroom.competence.statement import Kind, Outcome
from stillroom.competence.transfer import Decision, Reason
from tests.hospital import ISOLATOR
from tests.two_hospitals import TwoHospitals

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def found(transfer: TransferIn) -> TransferFound:
    return found_of(transfer, at=clock.now().astimezone(UTC))


def decided(hospitals: TwoHospitals, transfer: TransferIn, **choices: Decision) -> None:
    by_code = {each.key[0]: each.key for each in found(transfer).items}
    sign_transfer(
        transfer=transfer,
        decisions={by_code[code]: choice for code, choice in choices.items()},
        by=hospitals.second.people["una"],
        user=hospitals.second.user("una"),
    )


def state_of(transfer: TransferIn, code: str) -> State:
    return next(each.standing.state for each in found(transfer).items if each.key[0] == code)


def test_what_was_proven_elsewhere_is_proposed_item_by_item(hospitals: TwoHospitals) -> None:
    page = found(hospitals.receive())
    proposed = {each.key[0]: each.proposal for each in page.items}
    assert proposed["AS02"].decision is Decision.ACCEPT
    assert page.names == ("Olive Operator",)
    assert not page.unusable
    assert proposed["AS06"].decision is Decision.MISSING  # she lacked one observation, so nothing was signed


def test_accepted_she_may_work_at_once_and_the_statement_names_its_source(hospitals: TwoHospitals) -> None:
    transfer = hospitals.receive()
    decided(hospitals, transfer, AS02=Decision.ACCEPT)
    row = Statement.objects.get(organisation=hospitals.second.organisation, kind="acceptance")
    details = json.loads(row.details)
    source = next(each for each in found(transfer).items if each.key[0] == "AS02").shown
    assert source is not None
    assert details["credential"] == source.row.sha256
    assert details["credential_id"] == source.competence.id
    assert row.valid_until == source.competence.valid_until
    assert state_of(transfer, "AS02") is State.AUTHORISED
    assert not list(verify_ledger(ods_code="RQ9").findings)


def test_nothing_lighter_than_proposed_can_be_decided_and_nothing_is_half_done(hospitals: TwoHospitals) -> None:
    transfer = hospitals.receive()
    with pytest.raises(TransferRefused, match="it is critical"):
        decided(hospitals, transfer, AS02=Decision.ACCEPT, AS01=Decision.ACCEPT)
    assert not Statement.objects.filter(organisation=hospitals.second.organisation, kind="acceptance").exists()
    decided(hospitals, transfer, AS02=Decision.REASSESS)
    assert not Statement.objects.filter(organisation=hospitals.second.organisation, kind="acceptance").exists()
    with pytest.raises(TransferRefused, match="No lighter"):
        decided(hospitals, transfer, AS02=Decision.ACCEPT)


def test_familiarised_she_is_accepted_once_she_was_seen_here(hospitals: TwoHospitals) -> None:
    transfer = hospitals.receive()
    decided(hospitals, transfer, AS02=Decision.ACCEPT, AS01=Decision.FAMILIARISE)
    assert state_of(transfer, "AS01") is State.NOT_STARTED
    observe(hospitals, "AS01")
    assert next(each for each in found(transfer).items if each.key[0] == "AS01").seen is not None
    decided(hospitals, transfer, AS01=Decision.FAMILIARISE)
    assert state_of(transfer, "AS01") is State.AUTHORISED


def test_nobody_signs_before_somebody_compared_who_she_is(hospitals: TwoHospitals) -> None:
    transfer = hospitals.receive(compared=False)
    with pytest.raises(ValidationError, match="Nobody has confirmed"):
        decided(hospitals, transfer, AS02=Decision.ACCEPT)


@pytest.mark.parametrize(("kind", "withdrawn"), [("suspension", "suspended"), ("revocation", "revoked")])
def test_what_its_issuer_withdraws_is_suspended_here_at_once(
    hospitals: TwoHospitals,
    kind: str,
    withdrawn: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    transfer = hospitals.receive()
    decided(hospitals, transfer, AS02=Decision.ACCEPT, AS08=Decision.ACCEPT)
    withdraw(hospitals, kind, "AS02", django_capture_on_commit_callbacks)
    followed = FollowedSource.objects.get(state=withdrawn)
    suspension = Statement.objects.get(id=followed.suspension)
    assert (suspension.kind, suspension.competency, suspension.recorded_by) == ("suspension", "AS02", "stillroom")
    assert suspension.author == hospitals.second.people["una"].canonical_id
    assert withdrawn in StatementText.objects.get(statement=suspension.id, field="reason").text
    assert state_of(transfer, "AS02") is State.SUSPENDED
    assert state_of(transfer, "AS08") is State.BLOCKED  # by AS02, and by what is still to be done
    assert next(each for each in found(transfer).items if each.key[0] == "AS02").proposal.reasons == (
        Reason(withdrawn),
    )
    assert not list(verify_ledger(ods_code="RQ9").findings)


def test_withdrawn_while_it_is_being_signed_it_is_suspended_after_all(
    hospitals: TwoHospitals, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    transfer = hospitals.receive()
    with django_capture_on_commit_callbacks(execute=True):
        decided(hospitals, transfer, AS02=Decision.ACCEPT)
        # The first hospital commits before the second does: its own look finds nobody who follows.
        withdraw(hospitals, "revocation", "AS02", None)
    assert state_of(transfer, "AS02") is State.SUSPENDED


def test_an_issuer_nobody_here_trusts_gives_nothing_but_the_whole_scheme(hospitals: TwoHospitals) -> None:
    TrustedIssuer.objects.all().delete()
    page = found(hospitals.receive())
    behaviour = next(each for each in page.items if each.key[0] == "AS02").proposal
    assert behaviour.decision is Decision.REASSESS
    assert behaviour.reasons == (Reason.NOT_TRUSTED,)
    assert behaviour.keeps == ()


def test_what_was_altered_is_listed_with_the_reason_and_not_used(hospitals: TwoHospitals) -> None:
    hospitals.passport = hospitals.passport.replace(b"Olive Operator", b"Olivia Operator", 1)
    page = found(hospitals.receive(compared=False))
    assert [bool(each.problem) for each in page.unusable] == [True]
    assert len([each for each in page.items if each.shown]) == 6


def test_when_she_stops_sharing_only_what_was_signed_stays(hospitals: TwoHospitals) -> None:
    transfer = hospitals.receive()
    TransferIn.objects.filter(id=transfer.id).update(share_id=transfer.id)
    decided(hospitals, transfer, AS02=Decision.ACCEPT, AS01=Decision.FAMILIARISE)
    stop_showing(share_id=transfer.id)
    transfer.refresh_from_db()
    page = found(transfer)
    assert [each.key[0] for each in page.items if each.decided] == ["AS02"]
    assert not any(each.shown for each in page.items)
    assert not transfer.credentials.exclude(document="").exists()
    assert state_of(transfer, "AS02") is State.AUTHORISED


def observe(hospitals: TwoHospitals, code: str) -> None:
    second = hospitals.second
    method = "observation"
    draft = Draft(
        kind=Kind.OBSERVATION,
        person=hospitals.olive.canonical_id,
        author=second.people["tom"].canonical_id,
        occurred_at=clock.now(),
        competency=code,
        context=Context.parse(ISOLATOR),
        method=method,
        outcome=Outcome.PASS,
    )
    state(organisation=second.organisation, draft=draft, by=second.people["tom"])


def withdraw(hospitals: TwoHospitals, kind: str, code: str, capture: DjangoCaptureOnCommitCallbacks | None) -> None:
    """At the first hospital."""
    first = hospitals.first
    signed = Statement.objects.get(organisation=first.organisation, kind="sign_off", competency=code)
    draft = Draft(
        kind=kind,
        person=signed.person,
        author=first.people["una"].canonical_id,
        occurred_at=clock.now(),
        competency=code,
        context=Context.parse(signed.context),
        about=signed.id if kind == Kind.REVOCATION else None,
        texts={REASON: "The records do not bear it out."},
    )
    if capture is None:
        state(organisation=first.organisation, draft=draft, by=first.people["una"])
        return
    with capture(execute=True):
        state(organisation=first.organisation, draft=draft, by=first.people["una"])
