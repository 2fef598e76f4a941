"""Believing an ID token, or not (OpenID Connect Core 1.0, 3.1.3.7)."""

import hmac
from typing import Any

import jwt

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.oidc.refusal import NOT_TRUSTED, ProviderRefused
from stillroom.apps.accounts.sign_in_settings import Provider

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
LEEWAY = 60  # seconds by which two clocks may differ
FRESH = 120  # seconds since she showed at the provider that it is she, when she confirms a signature
NEEDED = ("iss", "sub", "aud", "exp", "iat")


def read_id_token(token: str, keys: dict[str, Any], provider: Provider, *, nonce: str, fresh: bool) -> dict[str, Any]:
    """Its claims, once the signature, issuer, audience, times and nonce are right. Raises ProviderRefused.

    `fresh`: she must just have shown at the provider that it is she.
    """
    try:
        key = _key(token, keys)
        claims: dict[str, Any] = jwt.decode(
            token,
            key=key.key,
            algorithms=[key.algorithm_name] if key.algorithm_name in ALGORITHMS else [],
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY,
            options={"require": list(NEEDED)},
        )
    except jwt.ExpiredSignatureError as error:
        raise ProviderRefused("expired", NOT_TRUSTED) from error
    except (jwt.PyJWTError, KeyError, ValueError, TypeError) as error:
        raise ProviderRefused(type(error).__name__, NOT_TRUSTED) from error
    if not hmac.compare_digest(str(claims.get("nonce", "")), nonce):
        raise ProviderRefused("nonce", NOT_TRUSTED)
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != provider.client_id:
        raise ProviderRefused("azp", NOT_TRUSTED)
    if fresh:
        _check_fresh(claims)
    _check_required(claims, provider)
    return claims


def _key(token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    header = jwt.get_unverified_header(token)
    found = [each for each in keys["keys"] if each.get("kid") == header.get("kid") and each.get("use", "sig") == "sig"]
    if not found:
        raise KeyError("kid")
    return jwt.PyJWK(found[0], algorithm=header["alg"] if header.get("alg") in ALGORITHMS else None)


def _check_fresh(claims: dict[str, Any]) -> None:
    at = claims.get("auth_time")
    if not isinstance(at, int) or now().timestamp() - at > FRESH + LEEWAY:
        raise ProviderRefused(
            "auth_time",
            "Your hospital’s sign-in did not ask you again who you are, so nothing is signed. Try again, or use "
            "another way.",
        )


def _check_required(claims: dict[str, Any], provider: Provider) -> None:
    for name, allowed in provider.required_claims.items():
        given = claims.get(name)
        found = {str(each) for each in given} if isinstance(given, list) else {str(given)}
        if given is None or not found & allowed:
            raise ProviderRefused(
                "assurance",
                f"You signed in at {provider.name} in a way that is not strong enough here. Sign in there with your "
                "smartcard, security key or app, then try again.",
            )
