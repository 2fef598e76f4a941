"""Her passport on another installation, read through the share she linked, each time it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from stillroom.apps.accounts.sealing import CannotOpen, open_sealed
from stillroom.apps.passport.models import LinkedRecord
from stillroom.apps.passport.remote import remote_fetch
from stillroom.apps.passport.selectors.own import links_of
from stillroom.apps.passport.selectors.passport import CompetenceEntry, QualificationEntry
from stillroom.apps.people.models import Person
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials import competence_credential, qualification_credential
from stillroom.standards.credentials.passport_file import read_passport
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.trust import TrustList
from stillroom.standards.credentials.verification import Fetch, Result, Verification, verify

NOT_REACHED = "It cannot be read at the moment: the other installation does not answer, or you stopped sharing there."
STATES = {
    Problem.REVOKED: OfferState.REVOKED,
    Problem.SUSPENDED: OfferState.SUSPENDED,
    Problem.EXPIRED: OfferState.LAPSED,
}


@dataclass(frozen=True)
class RemotePassport:
    """`problem`, in words, when nothing was read; `unread` counts credentials that do not hold."""

    label: str
    problem: str = ""
    competences: Sequence[CompetenceEntry] = ()
    qualifications: Sequence[QualificationEntry] = ()
    unread: int = 0


def remote_passports_of(person: Person, at: datetime) -> list[RemotePassport]:
    """One for each link to elsewhere. Nothing is fetched where there is none."""
    links = [link for link in links_of(person) if link.sealed_address]
    fetch = remote_fetch() if links else None
    return [_read(link, fetch, at) for link in links]


def _read(link: LinkedRecord, fetch: Fetch | None, at: datetime) -> RemotePassport:
    if fetch is None:
        return RemotePassport(link.label, NOT_REACHED)
    try:
        shown = read_passport(fetch(open_sealed(link.sealed_address)))
    except (CredentialRefused, CannotOpen):
        return RemotePassport(link.label, NOT_REACHED)
    competences, qualifications, unread = [], [], 0
    for data in shown:
        found = verify(data, trust=TrustList(), at=at, fetch=fetch)
        state = _state(found)
        try:
            if state is None:
                unread += 1
            elif qualification_credential.is_qualification(found.document):
                qualifications.append(QualificationEntry(qualification_credential.read(found.document), state))
            else:
                competences.append(CompetenceEntry(competence_credential.read(found.document), state))
        except CredentialRefused:
            unread += 1
    return RemotePassport(link.label, "", competences, qualifications, unread)


def _state(found: Verification) -> OfferState | None:
    """None for what does not hold at all. That its issuer is not trusted here is no matter to herself."""
    for check in found.checks:
        known = check.result is Result.PASSED or check.problem in STATES
        if not known and not (check.name == "issuer" and check.result is Result.NOT_CHECKED):
            return None
    gravest = (Problem.REVOKED, Problem.SUSPENDED, Problem.EXPIRED)
    return next((STATES[each] for each in gravest if each in found.problems), OfferState.CURRENT)
