"""What anyone may fetch: an organisation's keys, and the lists of what was withdrawn."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from stillroom.apps.accounts import clock
from stillroom.apps.passport.addresses import did_of, status_list_url
from stillroom.apps.passport.models import IssuedCredential, IssuerKey
from stillroom.apps.passport.services.issuer_keys import private_key
from stillroom.apps.places.models import Organisation
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials.data_integrity import secure
from stillroom.standards.credentials.did import did_document
from stillroom.standards.credentials.status_list import REVOCATION, SUSPENSION, status_list_document

STATES = {REVOCATION: OfferState.REVOKED, SUSPENSION: OfferState.SUSPENDED}
GOOD_FOR = timedelta(days=1)
"""How long a fetched list may be relied on without the network."""


def keys_document(organisation_id: UUID) -> dict[str, Any]:
    """The did:web document. Raises ObjectDoesNotExist for an organisation that has issued nothing."""
    organisation = Organisation.objects.get(id=organisation_id)
    rows = IssuerKey.objects.filter(organisation=organisation).order_by("made_at")
    public = {row.name: row.public_pem.encode() for row in rows}
    if not public:
        raise IssuerKey.DoesNotExist
    return did_document(did_of(organisation), public)


def status_list(organisation_id: UUID, number: int, purpose: str) -> dict[str, Any]:
    """The signed list as of now. Raises ObjectDoesNotExist where there is none."""
    organisation = Organisation.objects.get(id=organisation_id)
    key = IssuerKey.objects.get(organisation=organisation, retired_at__isnull=True)
    rows = IssuedCredential.objects.filter(organisation=organisation, status_list=number)
    if purpose not in STATES or not rows.exists():
        raise IssuerKey.DoesNotExist
    now = clock.now()
    document = status_list_document(
        url=status_list_url(organisation, number, purpose),
        issuer=did_of(organisation),
        purpose=purpose,
        set_bits=rows.filter(state=STATES[purpose]).values_list("status_index", flat=True),
        valid_from=now,
        valid_until=now + GOOD_FOR,
    )
    return secure(document, private_key(key), verification_method=f"{did_of(organisation)}#{key.name}", created=now)
