"""A competence as the text of a QR code: small enough to scan, checked without a network, and honest about its age."""

import base64
import json
import os
import zlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import segno
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from stillroom.standards.credentials.competence_credential import Competence, Signatory, write
from stillroom.standards.credentials.offline_token import MAX_TEXT, PREFIX, sign_offline
from stillroom.standards.credentials.problem import Problem
from stillroom.standards.credentials.trust import TrustList
from stillroom.standards.credentials.verification import KeptList, Verdict, Verification, verify
from tests.unit.standards.credentials.issuing import ISSUER, KEY_ID, LIST_URL, NOW, PRIVATE, TRUST, status_list

pytestmark = pytest.mark.unit
HOST = "passport.a-long-named-teaching-hospitals-foundation-trust.nhs.uk"
LONG_ISSUER = f"did:web:{HOST}:organisations:01a20287-1f73-738e-b6ad-a82c0e0dbdff"
FIVE_HOURS = timedelta(hours=5)


def competence(**changes: Any) -> Competence:
    given: dict[str, Any] = {
        "id": "urn:uuid:01a20287-1f73-738e-b6ad-a82c0e0dbdff",
        "issuer": ISSUER,
        "issuer_name": "Hospital A",
        "subject": "urn:uuid:01a20287-1f70-7dcd-86a1-23795e163d44",
        "subject_name": "Olive Operator",
        "framework": "ASEPTIC",
        "framework_title": "Aseptic services",
        "version": "2026.1",
        "code": "AS01",
        "title": "Gowning for a grade B room",
        "description": "",
        "item_url": "https://a.example.nhs.uk/ims/case/v1p1/CFItems/1",
        "criteria": "Observed three times.",
        "signed_at": datetime(2026, 1, 1, tzinfo=UTC),
        "signed_by": Signatory("Una Authoriser", "Appointed"),
        "valid_until": date(2026, 12, 31),
        "context": {"equipment": "isolator"},
    }
    return Competence(**{**given, **changes})


def entry(purpose: str, url: str = LIST_URL, index: int = 7) -> dict[str, Any]:
    return {
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(index),
        "statusListCredential": url,
    }


def token(**changes: Any) -> str:
    return sign_offline(write(competence(**changes), [entry("revocation")]), PRIVATE, key_id=KEY_ID)


def check(text: str, **asked: Any) -> Verification:
    kept = {LIST_URL: KeptList(json.dumps(status_list(at=NOW - FIVE_HOURS)).encode(), NOW - FIVE_HOURS)}
    return verify(text.encode(), **{"trust": TRUST, "at": NOW, "lists": kept, **asked})


def test_it_is_checked_without_a_network_and_says_how_old_its_list_is() -> None:
    found = check(token())
    assert found.verdict is Verdict.VALID
    assert found.issuer_name == "Hospital A"
    assert "5 hours ago" in found.checks[-1].words


def test_it_says_enough_to_let_somebody_into_a_room() -> None:
    document = check(token()).document
    subject = document["credentialSubject"]
    assert subject["identifier"][0]["identityHash"] == "Olive Operator"
    assert subject["achievement"]["humanCode"] == "AS01"
    assert subject["achievement"]["tag"] == ["framework:ASEPTIC", "context:equipment=isolator"]
    assert document["validUntil"].startswith("2026-12-31")


@pytest.mark.parametrize(
    ("changes", "version"),
    [
        ({}, 16),
        (
            {
                "subject_name": "Oluwaseun-Alexandrina Featherstonehaugh-Chatterjee",
                "code": "ASEPTIC-CYTOTOXIC-014",
                "title": "Reconstitutes and transfers cytotoxic medicines in a negative-pressure isolator",
                "framework": "NATIONAL-ASEPTIC-COMPETENCY-FRAMEWORK",
                "context": {"equipment": "negative_pressure_isolator", "product_group": "monoclonal_antibodies"},
            },
            25,
        ),
    ],
)
def test_it_scans(changes: dict[str, Any], version: int) -> None:
    """Up to version 25 at level M, which a telephone reads from paper at 4 centimetres."""
    url = f"https://{HOST}/status/01a20287-1f73-738e-b6ad-a82c0e0dbdff"
    status = [entry("revocation", f"{url}/revocation/", 131_071), entry("suspension", f"{url}/suspension/", 131_071)]
    document = write(competence(issuer=LONG_ISSUER, **changes), status)
    text = sign_offline(document, PRIVATE, key_id=f"{LONG_ISSUER}#key-12")
    assert int(segno.make(text, error="m", boost_error=False, micro=False).version) <= version


def test_what_its_issuer_withdrew_is_refused_by_a_list_fetched_since() -> None:
    kept = {LIST_URL: KeptList(json.dumps(status_list(7)).encode(), NOW)}
    assert check(token(), lists=kept).problems == (Problem.REVOKED,)


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ({"lists": {}}, Verdict.CANNOT_TELL),
        ({"trust": TrustList()}, Verdict.CANNOT_TELL),
        ({"at": datetime(2027, 1, 2, tzinfo=UTC)}, Verdict.INVALID),
    ],
)
def test_what_cannot_be_known_is_not_called_valid(asked: dict[str, Any], verdict: Verdict) -> None:
    assert check(token(), **asked).verdict is verdict


def test_it_is_read_in_small_letters_too() -> None:
    assert check(token().lower()).verdict is Verdict.VALID


def test_one_signed_by_somebody_else_is_refused() -> None:
    mallory = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
    text = sign_offline(write(competence(), [entry("revocation")]), mallory, key_id=KEY_ID)
    assert check(text).problems == (Problem.ALTERED,)


@given(place=st.integers(min_value=len(PREFIX), max_value=len(token()) - 2), letter=st.sampled_from("ABCDEFGHIJ234567"))
def test_no_letter_of_it_can_be_changed(place: int, letter: str) -> None:
    text = token()
    changed = text[:place] + letter + text[place + 1 :]
    assert changed == text or check(changed).verdict is Verdict.INVALID


def packed(claims: bytes, signature: bytes = bytes(64)) -> str:
    return PREFIX + base64.b32encode(signature + zlib.compress(claims, 9)).decode().rstrip("=")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (PREFIX, Problem.MALFORMED),
        (f"{PREFIX}!!!", Problem.MALFORMED),
        (f"{PREFIX}AAAA", Problem.MALFORMED),
        (token()[:-20], Problem.MALFORMED),
        (token().replace("STILLROOM1", "STILLROOM2"), Problem.NOT_A_CREDENTIAL),
        (PREFIX + "A" * MAX_TEXT, Problem.TOO_LARGE),
        (packed(b"0" * 1_000_000), Problem.TOO_LARGE),
        (packed(b"{}"), Problem.MALFORMED),
        (packed(b"[]"), Problem.NOT_A_CREDENTIAL),
        (packed(b'{"iss": 1}'), Problem.MALFORMED),
        (packed(b'{"a": ' + b"[" * 1000 + b"]" * 1000 + b"}"), Problem.MALFORMED),
        (packed(os.urandom(100)), Problem.MALFORMED),
    ],
)
def test_what_is_hostile_is_refused_at_once(text: str, problem: Problem) -> None:
    assert check(text).problems == (problem,)
