"""Somebody received from elsewhere: for the routes of the move between employers."""

from dataclasses import dataclass

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import (
    CompetencyEquivalence,
    FollowedSource,
    TransferIn,
    TrustedIssuer,
    UnitTransferRule,
)
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit


@dataclass(frozen=True)
class Moving:
    transfer: TransferIn
    trusted: TrustedIssuer
    rule: UnitTransferRule
    equivalence: CompetencyEquivalence
    source: FollowedSource


def make_moving(unit: Unit, person: Person, by: User) -> Moving:
    organisation = unit.organisation
    return Moving(
        transfer=TransferIn.objects.create(
            person=person, unit=unit, role_profile="operator", source="file", opened_at=now(), opened_by=by
        ),
        trusted=TrustedIssuer.objects.create(
            organisation=organisation, did="did:web:a.example", name="Elsewhere", added_at=now(), added_by=by
        ),
        rule=UnitTransferRule.objects.create(
            unit=unit, reason="taken_over", decision="reassess", why="-", recorded_at=now(), recorded_by=by
        ),
        equivalence=CompetencyEquivalence.objects.create(
            source_framework="X", source_competency="X1", target_competency="AS05", extent="whole", recorded_at=now()
        ),
        source=FollowedSource.objects.create(
            organisation=organisation, person=person, statement_id="-", credential_id="urn:x", checked_at=now()
        ),
    )
