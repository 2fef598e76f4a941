"""Signatures as text: multibase `z`, base 58."""

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.did import _b58btc_decode, _b58btc_encode

from stillroom.standards.credentials.problem import CredentialRefused, Problem

SIGNATURE_BYTES = 64


def from_base58(text: str) -> bytes:
    """The 64 bytes of an Ed25519 signature."""
    try:
        found = bytes(_b58btc_decode(text[1:])) if text.startswith("z") and len(text) < 100 else b""
    except (LibOpenBadgesException, ValueError):
        found = b""
    if len(found) != SIGNATURE_BYTES:
        raise CredentialRefused(Problem.ALTERED, "Its signature is not written as a signature.")
    return found


def to_base58(data: bytes) -> str:
    return "z" + str(_b58btc_encode(data))
