"""Shared staff, prior learning and levels, all about one person: for the routes of these."""

from dataclasses import dataclass
from datetime import timedelta

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.passport import evidence_files
from stillroom.apps.passport.models import (
    Assimilation,
    AssimilationLine,
    HelpRequest,
    Loan,
    PriorLearning,
    PriorLearningClaim,
    PriorLearningFile,
)
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.competence.days import day_of


@dataclass(frozen=True)
class Sharing:
    loan: Loan
    request: HelpRequest
    case: PriorLearning
    claim: PriorLearningClaim
    file: PriorLearningFile
    assimilation: Assimilation
    line: AssimilationLine


def make_sharing(person: Person, unit: Unit, user: User, version: FrameworkVersion) -> Sharing:
    moment, today = now(), day_of(now())
    week = {"start_date": today, "end_date": today + timedelta(days=7)}
    case = PriorLearning.objects.create(
        person=person,
        title="A course",
        hours=8,
        submitted_at=moment,
        submitted_by=user,
        start_date=today,
        end_date=today,
    )
    file = PriorLearningFile.objects.create(prior_learning=case, name="certificate.pdf", size=5, sha256="0" * 64)
    evidence_files.keep(file.kept_as, b"%PDF-")
    placed = Assimilation.objects.create(unit=unit, framework_version=version, proposed_at=moment, proposed_by=user)
    line = {"assimilation": placed, "person": person, "competency": "AS05", "proposed_because": "Nothing is recorded"}
    return Sharing(
        loan=Loan.objects.create(
            person=person, unit=unit, kind="loan", role_profile="operator", fte=1, recorded_at=moment, **week
        ),
        request=HelpRequest.objects.create(
            person=person, place="Elsewhere", asked_at=moment, asked_by=user, answer_by=today, **week
        ),
        case=case,
        claim=PriorLearningClaim.objects.create(prior_learning=case, competency="AS05", version="2026.1"),
        file=file,
        assimilation=placed,
        line=AssimilationLine.objects.create(**line, recorded_at=moment, recorded_by=user),
    )
