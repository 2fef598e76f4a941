"""Sign a credential for each sign-off of a person that has none yet."""

import hashlib
import json
import secrets
from datetime import datetime
from typing import Any

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.addresses import did_of, status_list_url
from stillroom.apps.passport.models import IdentityCheck, IssuedCredential, IssuerKey, StatusList
from stillroom.apps.passport.selectors.competences import HeldCompetences
from stillroom.apps.passport.services.issuer_keys import key_in_use, private_key
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.competence.passport import Held
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials.competence_credential import write
from stillroom.standards.credentials.data_integrity import secure
from stillroom.standards.credentials.status_list import LENGTH, REVOCATION, SUSPENSION
from stillroom.standards.credentials.vc_jwt import sign_token

FULL_ENOUGH = LENGTH // 2  # then a new list is begun, so that a free place is found at once


class IdentityNotConfirmed(Exception):
    """Nobody has confirmed who the person is, so nothing is issued in her name."""


def issue_credentials(*, person: Person, by: User | None) -> list[IssuedCredential]:
    """Every credential of the person's sign-offs, those issued before among them. Raises IdentityNotConfirmed."""
    if not IdentityCheck.objects.filter(person=person).exists():
        raise IdentityNotConfirmed
    now = clock.now()
    with transaction.atomic():
        # One at a time for a person, so that no sign-off is issued twice.
        Person.objects.select_for_update().get(id=person.id)
        found = HeldCompetences(person, now)
        known = set(
            IssuedCredential.objects.filter(person=person)
            .exclude(statement_id="")
            .values_list("statement_id", flat=True)
        )
        missing = [each for each in found.held if each.sign_off.id not in known]
        if missing:
            key = key_in_use(organisation=person.organisation)
            for each in missing:
                _issue(found, each, key, by=by, at=now)
        return list(IssuedCredential.objects.filter(person=person).order_by("issued_at", "id"))


def _issue(found: HeldCompetences, each: Held, key: IssuerKey, *, by: User | None, at: datetime) -> IssuedCredential:
    id_, organisation = new_id(), found.organisation
    status_list, index = _free_place(organisation, at)
    competence = found.competence(each, credential_id=id_)
    document = write(competence, _status_entries(status_list, index))
    key_id = f"{did_of(organisation)}#{key.name}"
    private = private_key(key)
    signed = json.dumps(secure(document, private, verification_method=key_id, created=at), ensure_ascii=False)
    return IssuedCredential.objects.create(
        id=id_,
        organisation=organisation,
        person=found.person,
        statement_id=each.sign_off.id,
        key=key,
        document=signed,
        token=sign_token(document, private, key_id=key_id, issued_at=at),
        sha256=hashlib.sha256(signed.encode()).hexdigest(),
        status_list=status_list,
        status_index=index,
        state=each.state if each.state is not OfferState.LAPSED else OfferState.CURRENT,
        valid_until=each.sign_off.valid_until,
        issued_at=at,
        issued_by=by,
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
