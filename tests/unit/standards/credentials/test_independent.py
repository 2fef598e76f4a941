"""Another verifier, with other libraries, agrees about ours: what we sign is good, and nothing of it can be touched."""

import copy
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillroom.standards.credentials.competence_credential import Assessed, Signatory, write
from stillroom.standards.credentials.offline_token import read_offline_token
from stillroom.standards.credentials.vc_jwt import sign_token
from stillroom.standards.credentials.verification import verify
from tests.unit.standards.credentials.independent import plain, proof_fits, public_key, token_claims
from tests.unit.standards.credentials.issuing import DID_DOCUMENT, KEY_ID, NOW, PRIVATE, TRUST, signed, status_list
from tests.unit.standards.credentials.test_offline_token import competence, entry, token
from tests.unit.standards.credentials.test_tampering import places

pytestmark = pytest.mark.unit
KEY = public_key(DID_DOCUMENT["verificationMethod"][0]["publicKeyMultibase"])
UNSIGNED = write(
    competence(
        assessed=(Assessed("observation", "Observation", 3, date(2026, 1, 1), date(2026, 2, 1)),),
        observed_by=(Signatory("Tom Trainer", "Appointed assessor", "ab" * 32),),
    ),
    [entry("revocation"), entry("suspension")],
)
SIGNED = signed(UNSIGNED)
TOKEN = sign_token(UNSIGNED, PRIVATE, key_id=KEY_ID, issued_at=NOW)
ANYTHING = st.one_of(
    st.text(max_size=20), st.integers(-5, 5), st.booleans(), st.none(), st.just([]), st.just({}),
    st.sampled_from(["did:web:b.example.nhs.uk", "2030-01-01T00:00:00Z", "urn:uuid:1", "<script>"]),
)  # fmt: skip


def ours(data: str) -> bool:
    return verify(data.encode(), trust=TRUST, at=NOW).is_signed


def test_both_find_what_we_sign_good() -> None:
    for whole in (SIGNED, status_list(7)):
        assert proof_fits(whole, KEY)
    assert ours(json.dumps(SIGNED))
    claims = token_claims(TOKEN, KEY)
    assert claims is not None
    assert ours(TOKEN)
    assert {name: claims[name] for name in UNSIGNED} == UNSIGNED


def test_a_qr_code_is_a_json_web_signature_to_others() -> None:
    claims = token_claims(read_offline_token(token()).text, KEY)
    assert claims is not None
    assert claims["sub"] == "Olive Operator"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_both_refuse_every_change(data: st.DataObject) -> None:
    found = copy.deepcopy(SIGNED)
    path = data.draw(st.sampled_from(list(places(found))))
    holder: Any = found
    for step in path[:-1]:
        holder = holder[step]
    how = data.draw(st.sampled_from(["replace", "remove", "add"]))
    if how == "replace":
        holder[path[-1]] = data.draw(ANYTHING)
    elif how == "remove":
        del holder[path[-1]]
    elif isinstance(holder, dict):
        holder[data.draw(st.sampled_from(["name", "trusted", "image", "https://x.example/y", "@id", "type"]))] = (
            data.draw(ANYTHING)
        )
    if json.dumps(plain(found)) != json.dumps(plain(SIGNED)):  # an empty list more says nothing
        assert not ours(json.dumps(found))
        assert not proof_fits(found, KEY)


@pytest.mark.parametrize("address", [":", "no address", "//a.example", ":a"])
def test_both_refuse_what_points_nowhere(address: str) -> None:
    found = SIGNED | {"image": address}
    assert not ours(json.dumps(found))
    assert not proof_fits(found, KEY)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(TOKEN) - 2), letter=st.sampled_from("ABCabc019-_."))
def test_both_refuse_every_change_of_a_token(place: int, letter: str) -> None:
    changed = TOKEN[:place] + letter + TOKEN[place + 1 :]
    if changed != TOKEN:
        assert not ours(changed)
        assert token_claims(changed, KEY) is None
