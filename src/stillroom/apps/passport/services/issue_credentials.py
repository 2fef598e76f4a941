"""Sign a credential for each sign-off and each qualification of a person that has none yet."""

import hashlib
import json
import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.addresses import key_id_of, status_list_url
from stillroom.apps.passport.models import IdentityCheck, IssuedCredential, IssuerKey, StatusList
from stillroom.apps.passport.selectors.competences import HeldCompetences
from stillroom.apps.passport.selectors.qualifications import qualification_in_words, qualifications_held
from stillroom.apps.passport.services.issuer_keys import key_in_use, private_key
from stillroom.apps.people.models import Person, Qualification
from stillroom.apps.places.models import Organisation
from stillroom.competence.passport import Held
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials import qualification_credential
from stillroom.standards.credentials.competence_credential import write
from stillroom.standards.credentials.data_integrity import secure
from stillroom.standards.credentials.status_list import LENGTH, REVOCATION, SUSPENSION
from stillroom.standards.credentials.vc_jwt import sign_token

FULL_ENOUGH = LENGTH // 2  # then a new list is begun, so that a free place is found at once


class IdentityNotConfirmed(Exception):
    """Nobody has confirmed who the person is, so nothing is issued in her name."""


def issue_credentials(*, person: Person, by: User | None) -> list[IssuedCredential]:
    """Every credential of the person, those issued before among them. Raises IdentityNotConfirmed.

    One for each sign-off and each qualification. A registration is none: its register answers for it.
    """
    if not IdentityCheck.objects.filter(person=person).exists():
        raise IdentityNotConfirmed
    now = clock.now()
    with transaction.atomic():
        # One at a time for a person, so that no sign-off is issued twice.
        Person.objects.select_for_update().get(id=person.id)
        issuing = _Issuing(person, by, now)
        found = HeldCompetences(person, now)
        for each in found.held:
            issuing.competence(found, each)
        for row in qualifications_held(person):
            issuing.qualification(row)
        return list(IssuedCredential.objects.filter(person=person).order_by("issued_at", "id"))


Write = Callable[[Sequence[dict[str, Any]]], dict[str, Any]]


class _Issuing:
    """One round of issuing to one person."""

    def __init__(self, person: Person, by: User | None, at: datetime) -> None:
        self.person, self.organisation, self.by, self.at = person, person.organisation, by, at
        rows = IssuedCredential.objects.filter(person=person).values_list("statement_id", "qualification_id")
        self._known = {key for row in rows for key in row if key}
        self._key: IssuerKey | None = None

    def competence(self, found: HeldCompetences, each: Held) -> None:
        if each.sign_off.id in self._known:
            return
        id_ = new_id()
        competence = found.competence(each, credential_id=id_)
        self._issue(
            id_,
            lambda status: write(competence, status),
            valid_until=each.sign_off.valid_until,
            statement_id=each.sign_off.id,
            state=each.state if each.state is not OfferState.LAPSED else OfferState.CURRENT,
        )

    def qualification(self, row: Qualification) -> None:
        if row.id in self._known:
            return
        id_ = new_id()
        held = qualification_in_words(row, self.person, credential_id=id_)
        self._issue(
            id_,
            lambda status: qualification_credential.write(held, status),
            valid_until=row.valid_until,
            qualification=row,
        )

    def _issue(self, id_: UUID, write_with: Write, *, valid_until: date | None, **what: Any) -> None:
        self._key = self._key or key_in_use(organisation=self.organisation)
        status_list, index = _free_place(self.organisation, self.at)
        document = write_with(_status_entries(status_list, index))
        key_id = key_id_of(self.organisation, self._key.name)
        private = private_key(self._key)
        secured = secure(document, private, verification_method=key_id, created=self.at)
        signed = json.dumps(secured, ensure_ascii=False)
        IssuedCredential.objects.create(
            id=id_,
            organisation=self.organisation,
            person=self.person,
            key=self._key,
            document=signed,
            token=sign_token(document, private, key_id=key_id, issued_at=self.at),
            sha256=hashlib.sha256(signed.encode()).hexdigest(),
            status_list=status_list,
            status_index=index,
            valid_until=valid_until,
            issued_at=self.at,
            issued_by=self.by,
            **what,
        )


def _status_entries(status_list: StatusList, index: int) -> list[dict[str, Any]]:
    found = []
    for purpose in (REVOCATION, SUSPENSION):
        url = status_list_url(status_list.id, purpose)
        found.append(
            {
                "id": f"{url}#{index}",
                "type": "BitstringStatusListEntry",
                "statusPurpose": purpose,
                "statusListIndex": str(index),
                "statusListCredential": url,
            }
        )
    return found


def _free_place(organisation: Organisation, at: datetime) -> tuple[StatusList, int]:
    """A list and a place in it chosen at random, so that places next to each other say nothing."""
    status_list = StatusList.objects.filter(organisation=organisation).order_by("-begun_at", "-id").first()
    taken = set(status_list.credentials.values_list("status_index", flat=True)) if status_list else set()
    if status_list is None or len(taken) >= FULL_ENOUGH:
        status_list, taken = StatusList.objects.create(organisation=organisation, begun_at=at), set()
    while True:
        index = secrets.randbelow(LENGTH)
        if index not in taken:
            return status_list, index
