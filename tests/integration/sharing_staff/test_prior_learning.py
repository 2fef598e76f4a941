"""Prior learning: submitted once, decided by two, and never a way round an observation or to a registration."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from pytest_django import Settings

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.models import Statement
from stillroom.apps.passport import evidence_files
from stillroom.apps.passport.models import PriorLearningClaim
from stillroom.apps.passport.selectors.prior_learning import standing_of
from stillroom.apps.passport.services.decide_prior_learning import (
    Judgement,
    accept_prior_learning,
    decide_claim,
)
from stillroom.apps.passport.services.submit_prior_learning import Submission, appeal, submit_prior_learning
from stillroom.apps.people.models import Qualification, Registration
from stillroom.apps.plans.models import LearningGoal
from stillroom.apps.plans.services.open_plan import open_plan
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.days import day_of
from stillroom.competence.gap import Missing
from stillroom.competence.prior_learning import Outcome, Stage
from tests.hospital import Hospital

pytestmark = pytest.mark.database
CODE = "AS06"
PDF = b"%PDF-1.7 certificate"


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def assessors(hospital: Hospital) -> Hospital:
    """Una and Rita may assess too; Tom may, but is Olive's line manager."""
    for number in ("una", "rita", "ann"):
        author = "ann" if number != "ann" else "una"
        if author == "ann":
            hospital.state("appointment", number, author, days_ago=300, competency="*", capacity="assessor")
    hospital.record_all()
    return hospital


def submitted(
    hospital: Hospital, *files: tuple[str, bytes], codes: tuple[str, ...] = (CODE, "AS02")
) -> PriorLearningClaim:
    today = day_of(clock.now())
    told = Submission(
        title="Aseptic techniques, 5 days",
        provider="A college",
        start=today - timedelta(days=400),
        end=today - timedelta(days=396),
        hours=35,
        learned="Why an isolator is disinfected in order",
        kept_at="" if files else "Portfolio, section 4",
        competencies=(CODE, "AS02"),
        files=files,
    )
    case = submit_prior_learning(person=hospital.people["otto"], submission=told, by=hospital.user("otto"))
    return case.claims.get(competency=CODE)


def decide(hospital: Hospital, claim: PriorLearningClaim, number: str, outcome: Outcome) -> None:
    missing = "Disinfection of the transfer hatch" if outcome is Outcome.PARTLY else ""
    judgement = Judgement(outcome, "Read the certificate", missing)
    user = hospital.user(number)
    decide_claim(claim=claim, judgement=judgement, by=hospital.people[number], user=user)


def lacking(hospital: Hospital) -> Missing:
    [found] = standings(hospital.organisation, at=clock.now(), people=[hospital.people["otto"].canonical_id])
    return next(item.missing for item in found.items if item.requirement.competency == CODE)


def current(claim: PriorLearningClaim) -> PriorLearningClaim:
    return PriorLearningClaim.objects.get(id=claim.id)


def test_met_credits_the_knowledge_and_leaves_every_observation(assessors: Hospital) -> None:
    claim = submitted(assessors)
    before = dict(lacking(assessors).passes)
    assert before["knowledge"]
    for number in ("una", "rita"):
        decide(assessors, claim, number, Outcome.MET)
    assert dict(lacking(assessors).passes) == before, "nothing counts before an authoriser signs"
    accept_prior_learning(claim=current(claim), by=assessors.people["una"])
    after = dict(lacking(assessors).passes)
    assert "knowledge" not in after
    assert after == {method: count for method, count in before.items() if method != "knowledge"}
    assert not lacking(assessors).ready_to_sign


def test_no_registration_and_no_qualification_appears(assessors: Hospital) -> None:
    before = (Registration.objects.count(), Qualification.objects.count())
    claim = submitted(assessors)
    for number in ("una", "rita"):
        decide(assessors, claim, number, Outcome.MET)
    accept_prior_learning(claim=current(claim), by=assessors.people["una"])
    assert (Registration.objects.count(), Qualification.objects.count()) == before


def test_each_assessor_states_it_in_the_ledger(assessors: Hospital) -> None:
    claim = submitted(assessors, ("certificate.pdf", PDF))
    decide(assessors, claim, "una", Outcome.MET)
    [row] = Statement.objects.filter(kind="feedback", details__contains=str(claim.id))
    assert row.author == assessors.people["una"].canonical_id
    assert claim.prior_learning.files.get().sha256 in row.details


@pytest.mark.parametrize("number", ["otto", "tom", "olive"])
def test_neither_herself_nor_her_manager_nor_whoever_is_not_entitled(assessors: Hospital, number: str) -> None:
    with pytest.raises(PermissionDenied):
        decide(assessors, submitted(assessors), number, Outcome.MET)


def test_two_that_differ_need_a_third_and_an_appeal_somebody_else(assessors: Hospital) -> None:
    claim = submitted(assessors)
    decide(assessors, claim, "una", Outcome.MET)
    decide(assessors, claim, "rita", Outcome.MET)
    assert standing_of(current(claim)).stage is Stage.DECIDED
    appeal(claim=current(claim), reason="It was more than that", by=assessors.user("otto"))
    with pytest.raises(ValidationError):
        decide(assessors, claim, "una", Outcome.NOT_MET)
    with pytest.raises(ValidationError):
        appeal(claim=current(claim), reason="Once more", by=assessors.user("otto"))


def test_what_is_still_missing_goes_into_her_plan(assessors: Hospital) -> None:
    open_plan(person=assessors.people["otto"], role_profile="aseptic_operator", by=assessors.user("otto"))
    claim = submitted(assessors)
    decide(assessors, claim, "una", Outcome.PARTLY)
    assert not LearningGoal.objects.exists()
    decide(assessors, claim, "rita", Outcome.PARTLY)
    assert "Disinfection of the transfer hatch" in LearningGoal.objects.get().text


def test_evidence_is_kept_for_the_server_alone_and_served_as_an_attachment(assessors: Hospital, tmp_path: Path) -> None:
    claim = submitted(assessors, ("../../cert\r\nificate<b>.pdf", PDF))
    file = claim.prior_learning.files.get()
    kept = tmp_path / "prior-learning" / str(file.kept_as)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    client = Client()
    client.force_login(assessors.user("una"))
    response = client.get(f"/prior-learning/evidence/{file.id}/")
    assert response.content == PDF
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    for number in ("olive", "tom"):
        client.force_login(assessors.user(number))
        assert client.get(f"/prior-learning/evidence/{file.id}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.pdf", b"<html><script>alert(1)</script>"),
        ("page.html", PDF),
        ("empty.pdf", b""),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("program.pdf", b"MZ\x90\x00"),
        ("big.pdf", b"%PDF-" + b"0" * evidence_files.MAX_BYTES),
    ],
)
def test_hostile_files_are_refused_and_nothing_is_kept(
    hospital: Hospital, tmp_path: Path, name: str, data: bytes
) -> None:
    with pytest.raises(ValidationError):
        submitted(hospital, (name, data))
    assert not PriorLearningClaim.objects.exists()
    assert not list(tmp_path.glob("prior-learning/*"))


def test_it_waits_for_an_assessor_and_for_nobody_else(assessors: Hospital) -> None:
    submitted(assessors)
    client = Client()
    for number, waits in (("una", True), ("tom", False), ("olive", False)):
        client.force_login(assessors.user(number))
        page = client.get("/prior-learning/to-assess/").content.decode()
        assert ("Aseptic techniques, 5 days" in page) is waits
