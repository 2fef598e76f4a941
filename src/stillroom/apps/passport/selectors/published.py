"""What anyone may fetch: an organisation's keys, and the lists of what was withdrawn."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from stillroom.apps.accounts import clock
from stillroom.apps.passport.addresses import did_of, key_id_of, status_list_url
from stillroom.apps.passport.models import IssuerKey, StatusList
from stillroom.apps.passport.services.issuer_keys import private_key
from stillroom.apps.places.models import Organisation
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials.data_integrity import secure
from stillroom.standards.credentials.did import did_document, status_list_service
from stillroom.standards.credentials.status_list import REVOCATION, SUSPENSION, status_list_document

STATES = {REVOCATION: OfferState.REVOKED, SUSPENSION: OfferState.SUSPENDED}
# A record of a qualification that was replaced no longer stands, and with it what was issued of it.
NO_LONGER_RECORDED = Q(qualification__replaced_at__isnull=False) | Q(qualification__held=False)
GOOD_FOR = timedelta(days=1)
"""How long a fetched list may be relied on without the network."""


def _withdrawn(purpose: str) -> Q:
    stated = Q(state=STATES[purpose])
    return stated | NO_LONGER_RECORDED if purpose == REVOCATION else stated


def keys_document(organisation_id: UUID) -> dict[str, Any]:
    """The did:web document. Raises ObjectDoesNotExist for an organisation that has issued nothing."""
    organisation = Organisation.objects.get(id=organisation_id)
    rows = IssuerKey.objects.filter(organisation=organisation).order_by("made_at")
    public = {row.name: row.public_pem.encode() for row in rows}
    if not public:
        raise IssuerKey.DoesNotExist
    did = did_of(organisation)
    lists = [status_list_url(row.id, purpose) for row in organisation.status_lists.order_by("id") for purpose in STATES]
    return did_document(did, public, [status_list_service(did, lists)])


def status_list(status_list_id: UUID, purpose: str) -> dict[str, Any]:
    """The signed list as of now. Raises ObjectDoesNotExist where there is none."""
    row = StatusList.objects.select_related("organisation").get(id=status_list_id)
    key = IssuerKey.objects.get(organisation=row.organisation, retired_at__isnull=True)
    now = clock.now()
    document = status_list_document(
        url=status_list_url(row.id, purpose),
        issuer=did_of(row.organisation),
        purpose=purpose,
        set_bits=row.credentials.filter(_withdrawn(purpose)).values_list("status_index", flat=True),
        valid_from=now,
        valid_until=now + GOOD_FOR,
    )
    key_id = key_id_of(row.organisation, key.name)
    return secure(document, private_key(key), verification_method=key_id, created=now)
