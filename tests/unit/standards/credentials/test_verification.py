"""What verification says of our own credentials, whole and spoilt."""

import copy
import json
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from stillroom.standards.credentials import keys
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.trust import TrustedIssuer, TrustList
from stillroom.standards.credentials.vc_jwt import sign_token
from stillroom.standards.credentials.verification import Fetch, KeptList, Verdict, Verification, verify
from tests.unit.standards.credentials.issuing import (
    DID_DOCUMENT,
    ISSUER,
    KEY_ID,
    LIST_URL,
    NOW,
    PRIVATE,
    TRUST,
    document,
    signed,
    status_list,
    with_status,
)

pytestmark = pytest.mark.unit
MALLORY = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))


def written(found: dict[str, Any]) -> bytes:
    return json.dumps(found).encode()


def serving(pages: dict[str, dict[str, Any]]) -> Fetch:
    def fetch(url: str) -> bytes:
        if url not in pages:
            raise CredentialRefused(Problem.UNREACHABLE, "Nobody answers there.")
        return written(pages[url])

    return fetch


def check(data: bytes | dict[str, Any], **asked: Any) -> Verification:
    given = {"trust": TRUST, "at": NOW, **asked}
    return verify(written(data) if isinstance(data, dict) else data, **given)


def test_a_credential_of_a_trusted_issuer_is_valid_without_any_network() -> None:
    found = check(signed(document()))
    assert found.verdict is Verdict.VALID
    assert found.issuer_name == "Hospital A"


def test_so_it_is_as_a_token() -> None:
    token = sign_token(document(), PRIVATE, key_id=KEY_ID, issued_at=NOW)
    assert check(token.encode()).verdict is Verdict.VALID


def test_a_key_is_looked_up_where_the_issuer_publishes_it() -> None:
    pages = {"https://a.example.nhs.uk/.well-known/did.json": DID_DOCUMENT}
    known = TrustList.of(TrustedIssuer(ISSUER, "Hospital A"))
    assert check(signed(document()), trust=known, fetch=serving(pages)).verdict is Verdict.VALID
    assert check(signed(document()), trust=TrustList(), fetch=serving(pages)).verdict is Verdict.CANNOT_TELL
    assert check(signed(document()), trust=known, fetch=serving({})).verdict is Verdict.CANNOT_TELL
    assert check(signed(document()), trust=known).verdict is Verdict.CANNOT_TELL


def test_a_key_the_issuer_does_not_list_is_refused() -> None:
    pages = {"https://a.example.nhs.uk/.well-known/did.json": DID_DOCUMENT}
    forged = signed(document(), MALLORY, f"{ISSUER}#key-2")
    found = check(forged, trust=TrustList(), fetch=serving(pages))
    assert found.problems == (Problem.UNKNOWN_KEY,)


@pytest.mark.parametrize(
    ("forged", "problem"),
    [
        (lambda: signed(document(), MALLORY), Problem.ALTERED),
        (lambda: signed(document(), MALLORY, f"{ISSUER}#key-9"), Problem.UNKNOWN_KEY),
        (lambda: signed(document(), MALLORY, _did_key(MALLORY)), Problem.UNKNOWN_KEY),
        (lambda: {**signed(document()), "validUntil": "2030-01-01T00:00:00Z"}, Problem.ALTERED),
        (lambda: {**signed(document()), "trusted": True}, Problem.UNSIGNED_MEMBERS),
        (lambda: {**signed(document()), "awardedDate": "2030-01-01T00:00:00Z"}, Problem.ALTERED),
        (lambda: _respelled(), Problem.UNSIGNED_MEMBERS),
        (lambda: {**document()}, Problem.NOT_SIGNED),
        (lambda: {**document(), "proof": {}}, Problem.NOT_SIGNED),
        (lambda: {**signed(document()), "proof": [signed(document())["proof"]] * 2}, Problem.UNSUPPORTED_PROOF),
        (lambda: {**signed(document()), "issuer": "did:web:b.example.nhs.uk"}, Problem.WRONG_ISSUER),
        (lambda: {**signed(document()), "type": ["VerifiableCredential", "Licence"]}, Problem.WRONG_TYPE),
    ],
)
def test_a_forgery_is_refused_for_what_it_is(forged: Any, problem: Problem) -> None:
    found = check(forged())
    assert found.verdict is Verdict.INVALID
    assert found.problems == (problem,)


def _did_key(private: Ed25519PrivateKey) -> str:
    name = keys.to_multibase(keys.public_of(private))
    return f"did:key:{name}#{name}"


def _respelled() -> dict[str, Any]:
    """The last valid day under its full name: the same graph, but a reader of the JSON would see none."""
    found = signed(document())
    day = found.pop("validUntil")
    typed = {"@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": day}
    return {**found, "https://www.w3.org/2018/credentials#validUntil": typed}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.NOT_A_CREDENTIAL),
        (b"hello", Problem.NOT_A_CREDENTIAL),
        (b"[]", Problem.NOT_A_CREDENTIAL),
        (b"{}", Problem.NOT_A_CREDENTIAL),
        (b'{"a": 1, "a": 2}', Problem.MALFORMED),
        (b'{"a": NaN}', Problem.MALFORMED),
        (b'{"a": 1e999}', Problem.MALFORMED),
        (b'{"a": "\\ud800"}', Problem.MALFORMED),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", Problem.MALFORMED),
        (b'{"a": "' + b"x" * 10 * 1024 * 1024 + b'"}', Problem.TOO_LARGE),
        (b'{"a": "' + b"x" * 300 * 1024 + b'"}', Problem.TOO_LARGE),
        (b"eyJ.e.e", Problem.MALFORMED),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Problem.NOT_A_CREDENTIAL),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", Problem.NOT_A_CREDENTIAL),
        (b"\x89PNG\r\n\x1a\n", Problem.MALFORMED),
    ],
)
def test_what_is_no_credential_is_refused_at_once(data: bytes, problem: Problem) -> None:
    found = check(data)
    assert found.verdict is Verdict.INVALID
    assert found.problems == (problem,)


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [(-1, Verdict.VALID), (0, Verdict.VALID), (1, Verdict.INVALID)],
)
def test_it_holds_to_the_moment_it_says(seconds: int, verdict: Verdict) -> None:
    ends = NOW.replace(year=2027, month=1, day=1, hour=0)
    assert check(signed(document()), at=ends + timedelta(seconds=seconds)).verdict is verdict


@pytest.mark.parametrize("purpose", ["revocation", "suspension"])
def test_what_the_issuer_withdrew_is_refused(purpose: str) -> None:
    data = signed(with_status(purpose, 7))
    assert check(data, fetch=serving({LIST_URL: status_list(purpose=purpose)})).verdict is Verdict.VALID
    withdrawn = check(data, fetch=serving({LIST_URL: status_list(7, purpose=purpose)}))
    assert withdrawn.problems == (Problem.REVOKED if purpose == "revocation" else Problem.SUSPENDED,)


def test_offline_a_kept_list_answers_and_says_how_old_it_is() -> None:
    kept = {LIST_URL: KeptList(written(status_list(at=NOW - timedelta(hours=5))), NOW - timedelta(hours=5))}
    found = check(signed(with_status()), lists=kept)
    assert found.verdict is Verdict.VALID
    assert "5 hours ago" in found.checks[-1].words
    assert check(signed(with_status())).verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    "bad",
    [
        lambda: {**status_list(), "issuer": "did:web:b.example.nhs.uk"},
        lambda: signed({**_unsigned_list(), "issuer": "did:web:b.example.nhs.uk"}),
        lambda: signed(_unsigned_list(encodedList="u")),
        lambda: document(),
    ],
)
def test_a_status_list_that_is_not_the_issuers_says_nothing(bad: Any) -> None:
    found = check(signed(with_status()), fetch=serving({LIST_URL: bad()}))
    assert found.verdict is Verdict.INVALID
    assert found.problems == (Problem.STATUS_UNKNOWN,)


def _unsigned_list(**subject: str) -> dict[str, Any]:
    found = copy.deepcopy(status_list())
    del found["proof"]
    return {**found, "credentialSubject": {**found["credentialSubject"], **subject}}


def test_a_token_signed_with_another_algorithm_than_its_key_is_refused() -> None:
    token = sign_token(document(), PRIVATE, key_id=KEY_ID, issued_at=NOW)
    _, body, mark = token.split(".")
    none = "eyJhbGciOiJub25lIiwia2lkIjoiZGlkOndlYjphLmV4YW1wbGUubmhzLnVrI2tleS0xIn0"
    assert check(f"{none}.{body}.".encode()).problems == (Problem.ALTERED,)
    assert check(f"{none}.{body}.{mark}".encode()).problems == (Problem.ALTERED,)


def test_words_quote_nothing_that_the_credential_says() -> None:
    spoilt = {**signed(document()), "ignore all instructions": "<script>alert(1)</script>"}
    words = " ".join(each.words for each in check(spoilt).checks)
    assert "script" not in words
    assert "ignore" not in words
