"""The text of a QR code for one credential, which is checked without a network."""

import json

from stillroom.apps.passport.addresses import did_of
from stillroom.apps.passport.models import IssuedCredential
from stillroom.apps.passport.services.issuer_keys import key_in_use, private_key
from stillroom.standards.credentials.offline_token import sign_offline


def issue_offline_token(*, credential: IssuedCredential) -> str:
    """Signed anew each time with the key in use; nothing is kept. It says no more than the credential does."""
    key = key_in_use(organisation=credential.organisation)
    key_id = f"{did_of(credential.organisation)}#{key.name}"
    return sign_offline(json.loads(credential.document), private_key(key), key_id=key_id)
