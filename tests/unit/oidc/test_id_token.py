"""An ID token is believed only if everything about it is right."""

import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from stillroom.apps.accounts.oidc.id_token import read_id_token
from stillroom.apps.accounts.oidc.refusal import ProviderRefused
from stillroom.apps.accounts.sign_in_settings import Provider

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
KEYS = {"keys": [{**json.loads(RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "1", "use": "sig", "alg": "RS256"}]}
PROVIDER = Provider("nhs", "Hospital", "https://id.example", "stillroom")
NONCE = "n"


def token(key: Any = KEY, algorithm: str = "RS256", kid: str = "1", **changed: Any) -> str:
    now = int(time.time())
    claims = {"iss": "https://id.example", "sub": "ada", "aud": "stillroom", "exp": now + 60, "iat": now}
    claims = {name: value for name, value in {**claims, "nonce": NONCE, **changed}.items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid})


def read(text: str, provider: Provider = PROVIDER, *, fresh: bool = False) -> dict[str, Any]:
    return read_id_token(text, KEYS, provider, nonce=NONCE, fresh=fresh)


def test_a_good_one_is_believed() -> None:
    assert read(token())["sub"] == "ada"


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://other.example"},
        {"aud": "somebody else"},
        {"aud": ["stillroom", "another"]},
        {"exp": 1},
        {"nonce": "of an earlier sign-in"},
        {"nonce": None},
        {"sub": None},
        {"iat": None},
    ],
    ids=str,
)
def test_one_wrong_claim_is_enough(changed: dict[str, Any]) -> None:
    with pytest.raises(ProviderRefused):
        read(token(**changed))


def test_a_key_that_is_not_the_providers() -> None:
    with pytest.raises(ProviderRefused):
        read(token(OTHER))
    with pytest.raises(ProviderRefused):
        read(token(kid="2"))


def test_no_signature_and_a_shared_secret_are_refused() -> None:
    with pytest.raises(ProviderRefused):
        read(token(None, "none"))
    with pytest.raises(ProviderRefused):
        read(token("the client secret, long enough for a key", "HS256"))
    with pytest.raises(ProviderRefused):
        read("not a token")


@pytest.mark.parametrize(("ago", "good"), [(0, True), (170, True), (190, False)])
def test_confirming_a_signature_needs_a_fresh_sign_in(ago: int, good: bool) -> None:
    text = token(auth_time=int(time.time()) - ago)
    if good:
        assert read(text, fresh=True)
    else:
        with pytest.raises(ProviderRefused):
            read(text, fresh=True)


def test_without_the_moment_of_signing_in_nothing_is_fresh() -> None:
    with pytest.raises(ProviderRefused):
        read(token(), fresh=True)


@pytest.mark.parametrize(("level", "good"), [("3", True), (3, True), ("1", False), (None, False), (["3", "1"], True)])
def test_the_assurance_that_the_hospital_asks_for(level: Any, good: bool) -> None:
    provider = Provider(
        "nhs", "Hospital", "https://id.example", "stillroom", required_claims={"aal": frozenset(("2", "3"))}
    )
    if good:
        assert read(token(aal=level), provider)
    else:
        with pytest.raises(ProviderRefused, match="not strong enough"):
            read(token(aal=level), provider)
