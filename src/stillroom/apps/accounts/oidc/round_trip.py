"""To the provider and back. What was asked is kept in the session and taken out on the way back: it serves once."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.oidc.discovery import discover, fetch_json
from stillroom.apps.accounts.oidc.id_token import read_id_token
from stillroom.apps.accounts.oidc.refusal import NOT_TRUSTED, OUT_OF_DATE, ProviderRefused
from stillroom.apps.accounts.sign_in_settings import Provider

ASKED = "asked_of_provider"
PATIENCE = timedelta(minutes=10)
SIGN_IN, LINK, CONFIRM = "sign in", "link", "confirm"


@dataclass(frozen=True)
class Asked:
    """`why`: to sign in, to link, or to confirm a signature."""

    provider: str
    why: str
    then: str
    state: str
    nonce: str
    verifier: str
    at: str
    invitation: str = ""
    token: str = ""


@dataclass(frozen=True)
class Answer:
    provider: Provider
    asked: Asked
    claims: dict[str, Any]

    @property
    def subject(self) -> str:
        return str(self.claims[self.provider.identifier])

    @property
    def verified_email(self) -> str:
        """Her address, if the provider has verified it and the hospital vouches for its domain; else nothing."""
        email = str(self.claims.get("email", "")).strip().lower()
        domain = email.rpartition("@")[2]
        return email if self.claims.get("email_verified") is True and domain in self.provider.email_domains else ""


def address_at(request: HttpRequest, provider: Provider, *, why: str, then: str) -> str:
    """Where to send her. Raises ProviderRefused."""
    found = discover(provider)
    asked = Asked(
        provider=provider.key,
        why=why,
        then=then,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(64),
        at=now().isoformat(),
    )
    request.session[ASKED] = asdict(asked)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(asked.verifier.encode()).digest()).rstrip(b"=").decode()
    query = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": address_back(),
        "scope": " ".join(provider.scopes),
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    if provider.acr_values:
        query["acr_values"] = provider.acr_values
    if why == CONFIRM:
        query |= {"prompt": "login", "max_age": "0"}
    return f"{found['authorization_endpoint']}?{urlencode(query)}"


def answer_of(request: HttpRequest) -> Answer:
    """What the provider answers for her. Raises ProviderRefused."""
    asked = _asked(request)
    provider = settings.STILLROOM_SIGN_IN.provider(asked.provider)
    if provider is None:
        raise ProviderRefused("gone", OUT_OF_DATE)
    if "error" in request.GET or "code" not in request.GET:
        raise ProviderRefused("denied", f"You were not signed in at {provider.name}. Try again, or use another way.")
    found = discover(provider)
    if request.GET.get("iss", provider.issuer) != provider.issuer:
        raise ProviderRefused("iss", NOT_TRUSTED)
    token = fetch_json(found["token_endpoint"], **_exchange(provider, found, asked, request.GET["code"]))
    keys = fetch_json(found["jwks_uri"])
    claims = read_id_token(
        str(token.get("id_token", "")), keys, provider, nonce=asked.nonce, fresh=asked.why == CONFIRM
    )
    if not claims.get(provider.identifier):
        raise ProviderRefused("identifier", NOT_TRUSTED)
    return Answer(provider, asked, claims)


def address_back() -> str:
    return f"{settings.STILLROOM_URL}{reverse('provider_back')}"


def _asked(request: HttpRequest) -> Asked:
    kept = request.session.pop(ASKED, None)
    if kept is None:
        raise ProviderRefused("replayed", OUT_OF_DATE)
    asked = Asked(**kept)
    if not hmac.compare_digest(asked.state, request.GET.get("state", "")):
        raise ProviderRefused("state", OUT_OF_DATE)
    if now() - datetime.fromisoformat(asked.at) > PATIENCE:
        raise ProviderRefused("late", OUT_OF_DATE)
    return asked


def _exchange(provider: Provider, found: dict[str, Any], asked: Asked, code: str) -> dict[str, Any]:
    data = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": address_back(),
        "code_verifier": asked.verifier,
    }
    if not provider.secret_file:
        return {"data": data | {"client_id": provider.client_id}}
    secret = (Path(settings.STILLROOM_KEYS) / provider.secret_file).read_text("utf-8").strip()
    if "client_secret_basic" in found.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
        return {"data": data, "auth": (provider.client_id, secret)}
    return {"data": data | {"client_id": provider.client_id, "client_secret": secret}}
