"""What a provider says of itself: where to go, and with which keys it signs."""

from typing import Any

import requests

from stillroom.apps.accounts.oidc.refusal import NOT_TRUSTED, UNREACHABLE, ProviderRefused
from stillroom.apps.accounts.sign_in_settings import Provider

SECONDS = 10


def discover(provider: Provider) -> dict[str, Any]:
    """Its metadata. Raises ProviderRefused, also when it speaks for another issuer."""
    found = fetch_json(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != provider.issuer:
        raise ProviderRefused("issuer", NOT_TRUSTED)
    return found


def fetch_json(url: str, **request: Any) -> dict[str, Any]:
    """By GET, or by POST with `data`. Never follows a redirect: an answer from elsewhere is not the provider's."""
    method = "POST" if "data" in request else "GET"
    try:
        answer = requests.request(method, url, timeout=SECONDS, allow_redirects=False, **request)
        answer.raise_for_status()
        found = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise ProviderRefused("unreachable", UNREACHABLE) from error
    if answer.status_code != requests.codes.ok or not isinstance(found, dict):
        raise ProviderRefused("unreachable", UNREACHABLE)
    return found
