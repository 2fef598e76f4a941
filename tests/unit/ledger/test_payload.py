"""What of a statement is hashed."""

from hashlib import sha256

from stillroom.apps.ledger.canonical import encode
from stillroom.apps.ledger.payload import genesis, link, payload, text_mac

SAID = {
    "organisation": "01890000-0000-7000-8000-0000000000aa",
    "id": "01890000-0000-7000-8000-0000000000bb",
    "seq": 7,
    "kind": "observation",
    "person": "01890000-0000-7000-8000-000000000001",
    "author": "01890000-0000-7000-8000-000000000002",
    "recorded_by": "01890000-0000-7000-8000-000000000002",
    "competency": "ASE-1",
    "framework_version": "2026.1",
    "context": "equipment=isolator; facility=section10",
    "capacity": "",
    "method": "broth",
    "outcome": "pass",
    "meaning": "assessed",
    "occurred_at": "2026-03-01T09:00:00.000000Z",
    "recorded_at": "2026-03-01T09:05:00.000000Z",
    "valid_until": "",
    "about": "",
    "taken_over_by": "",
    "relied_on": [],
    "reference": "",
    "details": {},
    "texts": {},
}


def test_the_bytes_of_a_statement_stay_as_they_are_for_ever() -> None:
    """Changing them would break every chain there is. A new form gets a new number `v`."""
    assert encode(payload(**SAID)) == (  # type: ignore[arg-type]
        b'{"author":"01890000-0000-7000-8000-000000000002","competency":"ASE-1",'
        b'"context":"equipment=isolator; facility=section10","framework_version":"2026.1",'
        b'"id":"01890000-0000-7000-8000-0000000000bb","kind":"observation","meaning":"assessed","method":"broth",'
        b'"occurred_at":"2026-03-01T09:00:00.000000Z","organisation":"01890000-0000-7000-8000-0000000000aa",'
        b'"outcome":"pass","person":"01890000-0000-7000-8000-000000000001",'
        b'"recorded_at":"2026-03-01T09:05:00.000000Z","recorded_by":"01890000-0000-7000-8000-000000000002",'
        b'"seq":7,"v":1}'
    )


def test_every_member_is_hashed_when_it_has_a_value() -> None:
    filled = {name: value or {"texts": {"reason": "00"}, "details": {"lot": "1"}, "relied_on": ["a"]}.get(name, "x")
              for name, value in SAID.items()}  # fmt: skip
    assert payload(**filled).keys() == SAID.keys() | {"v"}


def test_the_chain_is_sha_256_over_the_hash_before_and_the_bytes() -> None:
    start = genesis("01890000-0000-7000-8000-0000000000aa")
    assert start == sha256(b"stillroom ledger v1:01890000-0000-7000-8000-0000000000aa").digest()
    assert link(start, b"{}") == sha256(start + b"{}").digest()


def test_a_text_is_bound_by_a_mac_that_only_its_salt_opens() -> None:
    # RFC 4231, test case 2.
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert text_mac(b"Jefe", "what do ya want for nothing?") == expected
    assert text_mac(b"another", "what do ya want for nothing?") != expected
