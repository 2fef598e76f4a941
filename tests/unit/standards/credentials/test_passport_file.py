"""A passport as a file: what is read of it, and what is refused."""

import json

import pytest

from stillroom.standards.credentials.passport_file import MAX_BYTES, as_bytes, read_passport, write_passport
from stillroom.standards.credentials.problem import CredentialRefused, Problem

CREDENTIAL = {"id": "urn:1", "name": "Ελένη", "type": ["VerifiableCredential"]}


def test_credentials_come_out_to_the_letter() -> None:
    file = json.dumps(write_passport([CREDENTIAL, CREDENTIAL]), ensure_ascii=False).encode()
    assert read_passport(file) == [as_bytes(CREDENTIAL)] * 2


def test_a_single_credential_is_a_passport_of_one() -> None:
    assert read_passport(as_bytes(CREDENTIAL)) == [as_bytes(CREDENTIAL)]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.NOT_A_CREDENTIAL),
        (b"hello", Problem.NOT_A_CREDENTIAL),
        (b"[]", Problem.NOT_A_CREDENTIAL),
        (b'{"type": "StillroomPassport", "version": 2, "credentials": []}', Problem.WRONG_TYPE),
        (b'{"type": "StillroomPassport", "version": 1, "credentials": {}}', Problem.MALFORMED),
        (b'{"type": "StillroomPassport", "type": "x"}', Problem.MALFORMED),
        (b'{"a":' * 100_000, Problem.MALFORMED),
        (b" " * (MAX_BYTES + 1), Problem.TOO_LARGE),
    ],
    ids=["empty", "text", "list", "version", "no list", "twice", "deep", "large"],
)
def test_what_is_no_passport_is_refused(data: bytes, problem: Problem) -> None:
    with pytest.raises(CredentialRefused) as refused:
        read_passport(data)
    assert refused.value.problem is problem
