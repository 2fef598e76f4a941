"""What an honest verifier says of credentials that others issued and published for this purpose."""

import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from stillroom.standards.credentials.data_integrity import CRYPTOSUITE, secure
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.trust import TrustList
from stillroom.standards.credentials.verification import Result, Verdict, Verification, verify
from tests.vectors import needs_vectors, vector

pytestmark = [pytest.mark.unit, needs_vectors]
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def fetch(url: str) -> bytes:
    if url.endswith("/bit-string-list/testlist"):
        return vector("ob30/bit-string-list/testlist")
    raise CredentialRefused(Problem.UNREACHABLE, "The network is not reached in tests.")


def verified(name: str) -> Verification:
    return verify(vector(name), trust=TrustList(), at=NOW, fetch=fetch)


def signature(found: Verification) -> Result:
    return next(check.result for check in found.checks if check.name in ("signature", "read"))


@pytest.mark.parametrize(
    "name",
    [
        "vc-di-eddsa/eddsa-rdfc-2022/signedDataInt.json",
        "vc-di-eddsa/eddsa-jcs-2022/signedJCS.json",
        "ob30/simple.json",
        "ob30/simple-did-web-method.json",
        "ob30/complete.json",
        "ob30/endorsement-valid.json",
        "ob30/simple-json.svg",
        "ob30/simple-jwt.png",
        "ob30/simple-jwt.svg",
        "clr20/simple.json",
    ],
)
def test_the_signature_is_good_and_nobody_here_trusts_the_issuer(name: str) -> None:
    found = verified(name)
    assert signature(found) is Result.PASSED
    assert found.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("ob30/bit-string-list/credential-status-revoked.json", Problem.REVOKED),
        ("ob30/simple-err-expired.json", Problem.EXPIRED),
        ("ob30/simple-err-issuer.json", Problem.NO_ISSUER),
        ("ob30/simple-err-proof-method.json", Problem.UNKNOWN_KEY),
        ("ob30/simple-err-proof-value.json", Problem.ALTERED),
        ("ob30/simple-err-type.json", Problem.WRONG_TYPE),
        ("ob30/simple-noproof.json", Problem.NOT_SIGNED),
        ("ob30/endorsement-err-schema-status-refresh.json", Problem.UNSUPPORTED_PROOF),
        ("ob30/simple.jwt", Problem.UNKNOWN_KEY),
    ],
)
def test_it_is_refused_for_its_own_reason(name: str, problem: Problem) -> None:
    found = verified(name)
    assert found.verdict is Verdict.INVALID
    assert problem in found.problems


def test_signing_the_unsigned_vector_gives_the_published_proof() -> None:
    published = json.loads(vector("vc-di-eddsa/eddsa-rdfc-2022/signedDataInt.json"))
    pair = json.loads(vector("vc-di-eddsa/keyPair.json"))
    made = secure(
        json.loads(vector("vc-di-eddsa/unsigned.json")),
        Ed25519PrivateKey.from_private_bytes(_multibase(pair["privateKeyMultibase"])[2:]),
        verification_method=published["proof"]["verificationMethod"],
        created=datetime.fromisoformat(published["proof"]["created"]),
    )
    assert published["proof"]["cryptosuite"] == CRYPTOSUITE
    assert made["proof"] == published["proof"]


def _multibase(text: str) -> bytes:
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number = 0
    for letter in text.removeprefix("z"):
        number = number * 58 + alphabet.index(letter)
    return number.to_bytes((number.bit_length() + 7) // 8, "big")
