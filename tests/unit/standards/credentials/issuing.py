"""An issuer for the tests, with a key, a status list and a credential."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from stillroom.standards.credentials import keys
from stillroom.standards.credentials.contexts import OPEN_BADGES, VC2
from stillroom.standards.credentials.data_integrity import secure
from stillroom.standards.credentials.did import did_document
from stillroom.standards.credentials.status_list import status_list_document
from stillroom.standards.credentials.trust import TrustedIssuer, TrustList

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ISSUER = "did:web:a.example.nhs.uk"
KEY_ID = f"{ISSUER}#key-1"
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = keys.public_of(PRIVATE)
LIST_URL = "https://a.example.nhs.uk/status/1"
TRUST = TrustList.of(TrustedIssuer(ISSUER, "Hospital A", {KEY_ID: PUBLIC}))
DID_DOCUMENT = did_document(ISSUER, {"key-1": PUBLIC})


def document(**members: Any) -> dict[str, Any]:
    return {
        "@context": [VC2, OPEN_BADGES],
        "id": "urn:uuid:01a20287-1f73-738e-b6ad-a82c0e0dbdff",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": ISSUER, "type": ["Profile"], "name": "Hospital A"},
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2027-01-01T00:00:00Z",
        "name": "Aseptic technique",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "urn:uuid:01a20287-1f70-7dcd-86a1-23795e163d44",
                "type": ["Achievement"],
                "name": "Aseptic technique",
                "description": "Works in an isolator without contaminating the product.",
                "criteria": {"narrative": "Observed three times."},
            },
        },
        **members,
    }


def with_status(purpose: str = "revocation", index: int = 7) -> dict[str, Any]:
    return document(
        credentialStatus={
            "id": f"{LIST_URL}#{index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": purpose,
            "statusListIndex": str(index),
            "statusListCredential": LIST_URL,
        }
    )


def signed(unsecured: dict[str, Any], private: Ed25519PrivateKey = PRIVATE, key_id: str = KEY_ID) -> dict[str, Any]:
    return secure(unsecured, private, verification_method=key_id, created=NOW)


def status_list(*set_bits: int, purpose: str = "revocation", at: datetime = NOW) -> dict[str, Any]:
    return signed(
        status_list_document(
            url=LIST_URL,
            issuer=ISSUER,
            purpose=purpose,
            set_bits=set_bits,
            valid_from=at - timedelta(minutes=1),
            valid_until=at + timedelta(days=1),
        )
    )
