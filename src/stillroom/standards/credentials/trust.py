"""Whom a verifier believes: issuers by name, each with the keys it is known to sign with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KeyId = str
Pem = bytes


@dataclass(frozen=True)
class TrustedIssuer:
    """`keys` maps a key's full identifier to PEM. Without keys they are looked up each time."""

    id: str
    name: str
    keys: Mapping[KeyId, Pem] = field(default_factory=dict)


@dataclass(frozen=True)
class TrustList:
    issuers: Mapping[str, TrustedIssuer] = field(default_factory=dict)

    @staticmethod
    def of(*issuers: TrustedIssuer) -> "TrustList":
        return TrustList({issuer.id: issuer for issuer in issuers})

    def issuer(self, id: str) -> TrustedIssuer | None:
        return self.issuers.get(id)
