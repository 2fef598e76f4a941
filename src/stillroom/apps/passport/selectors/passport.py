"""Everything on somebody's own passport page, from the ledger as it stands at a moment."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.passport.models import FollowedSource, IdentityCheck, IssuedCredential
from stillroom.apps.passport.selectors.competences import HeldCompetences
from stillroom.apps.passport.selectors.qualifications import (
    qualification_in_words,
    qualifications_held,
    registrations_recorded,
)
from stillroom.apps.people.models import Person
from stillroom.competence.days import day_of
from stillroom.competence.passport import Accepted, Stop, accepted, stops
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials import competence_credential, qualification_credential
from stillroom.standards.credentials.competence_credential import Competence
from stillroom.standards.credentials.qualification_credential import QualificationHeld

NOT_ISSUED = UUID(int=0)


@dataclass(frozen=True)
class CompetenceEntry:
    """`credential` is None until it is issued."""

    competence: Competence
    state: OfferState
    stops: tuple[Stop, ...] = ()
    credential: UUID | None = None


@dataclass(frozen=True)
class QualificationEntry:
    held: QualificationHeld
    state: OfferState
    credential: UUID | None = None


@dataclass(frozen=True)
class AcceptedEntry:
    """Accepted here on another's word. `issuer` is whose credential it was."""

    accepted: Accepted
    issuer: str
    sha256: str


@dataclass(frozen=True)
class PassportRecord:
    """One record of hers. Everything in it is her employer's to say; nothing is added up."""

    person: Person
    identity: IdentityCheck | None
    competences: Sequence[CompetenceEntry]
    qualifications: Sequence[QualificationEntry]
    registrations: Sequence[tuple[str, str, date | None, date | None]]
    accepted: Sequence[AcceptedEntry]

    @property
    def unissued(self) -> int:
        entries: list[CompetenceEntry | QualificationEntry] = [*self.competences, *self.qualifications]
        return sum(entry.credential is None for entry in entries)


def passport_record(person: Person, at: datetime) -> PassportRecord:
    """`person` is the kept record of the human."""
    issued = {
        str(row.statement_id or row.qualification_id): row.id for row in IssuedCredential.objects.filter(person=person)
    }
    found = HeldCompetences(person, at)
    return PassportRecord(
        person=person,
        identity=identity_check(person),
        competences=[
            CompetenceEntry(
                found.competence(each, credential_id=issued.get(each.sign_off.id, NOT_ISSUED)),
                each.state,
                _stops(found, each.definition.code, each.sign_off.id, at),
                issued.get(each.sign_off.id),
            )
            for each in found.held
        ],
        qualifications=[
            QualificationEntry(
                qualification_in_words(row, person, credential_id=issued.get(str(row.id), NOT_ISSUED)),
                _lapsed(row.valid_until, at),
                issued.get(str(row.id)),
            )
            for row in qualifications_held(person)
        ],
        registrations=registrations_recorded(person),
        accepted=_accepted(found, at),
    )


def identity_check(person: Person) -> IdentityCheck | None:
    rows = IdentityCheck.objects.filter(Q(person=person.canonical_id) | Q(person__same_as=person.canonical_id))
    return rows.select_related("checked_by").order_by("-checked_at").first()


def entries_of(
    credentials: Sequence[IssuedCredential], at: datetime
) -> tuple[list[CompetenceEntry], list[QualificationEntry]]:
    """What signed credentials say, each with the state of now: for whoever they are shared with."""
    competences, qualifications = [], []
    for row in credentials:
        document = json.loads(row.document)
        state = state_now(row, at)
        if qualification_credential.is_qualification(document):
            held = qualification_credential.read(document)
            qualifications.append(QualificationEntry(held, state, row.id))
        else:
            competences.append(CompetenceEntry(competence_credential.read(document), state, (), row.id))
    return sorted(competences, key=_place), qualifications


def state_now(row: IssuedCredential, at: datetime) -> OfferState:
    """Of one credential: what is published of it, and its own last day."""
    if row.qualification is not None and (row.qualification.replaced_at or not row.qualification.held):
        return OfferState.REVOKED
    state = OfferState(row.state)
    return _lapsed(row.valid_until, at) if state is OfferState.CURRENT else state


def _place(entry: CompetenceEntry) -> tuple[str, str, str]:
    return entry.competence.issuer_name, entry.competence.code, str(sorted(entry.competence.context.items()))


def _lapsed(valid_until: date | None, at: datetime) -> OfferState:
    return OfferState.LAPSED if valid_until is not None and valid_until < day_of(at) else OfferState.CURRENT


def _stops(found: HeldCompetences, code: str, sign_off: str, at: datetime) -> tuple[Stop, ...]:
    record = found.history.record(code)
    return stops(record, found.history.by_id[sign_off].context, at) if record is not None else ()


def _accepted(found: HeldCompetences, at: datetime) -> list[AcceptedEntry]:
    made = accepted(found.history, at)
    ids = [each.statement.id for each in made]
    names = dict(FollowedSource.objects.filter(statement_id__in=ids).values_list("statement_id", "issuer_name"))
    rows = StatementRow.objects.filter(organisation=found.organisation, id__in=ids)
    details: dict[str, Mapping[str, str]] = {row.id: json.loads(row.details or "{}") for row in rows}
    return [
        AcceptedEntry(
            each,
            names.get(each.statement.id) or details.get(each.statement.id, {}).get("issuer", "Another organisation"),
            details.get(each.statement.id, {}).get("credential", ""),
        )
        for each in made
    ]
