"""The text of a QR code that is checked without a network."""

import json

from stillroom.apps.passport.addresses import key_id_of
from stillroom.apps.passport.models import IssuedCredential
from stillroom.apps.passport.services.issuer_keys import key_in_use, private_key
from stillroom.standards.credentials.offline_token import sign_offline
from stillroom.standards.credentials.qualification_credential import is_qualification


def offline_code(row: IssuedCredential) -> str:
    """Of a competence; empty for a qualification, which its awarding body answers for."""
    document = json.loads(row.document)
    if is_qualification(document):
        return ""
    key = key_in_use(organisation=row.organisation)
    return sign_offline(document, private_key(key), key_id=key_id_of(row.organisation, key.name))
