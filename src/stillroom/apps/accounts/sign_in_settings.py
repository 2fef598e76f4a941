"""How people may sign in to this installation: one file, `sign-in.toml` in `STILLROOM_HOME`, read when it starts.

Everything has a default, so the file may be missing. docs/how-to/connect-nhs-sign-in.md shows one.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

ROLES = frozenset(("learner", "assessor", "result_reader", "authoriser", "accountable_person", "unit_manager"))
ROLES |= {"auditor", "administrator"}


@dataclass(frozen=True)
class SignInPolicy:
    """Limits of a sign-in. Whom a second step is asked of, from which day, and after how many days' grace."""

    idle_minutes: int = 60
    shared_idle_minutes: int = 10
    signing_session_minutes: int = 30
    pin_length: int = 6
    invitation_days: int = 7
    second_factor_for: frozenset[str] = frozenset(("administrator", "authoriser"))
    second_factor_from: date = date(2026, 11, 1)
    second_factor_grace_days: int = 14


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider that the hospital's own accounts come from."""

    key: str
    name: str
    issuer: str
    client_id: str
    secret_file: str = ""
    scopes: tuple[str, ...] = ("openid", "email")
    identifier: str = "sub"
    email_domains: frozenset[str] = frozenset()
    acr_values: str = ""
    required_claims: Mapping[str, frozenset[str]] = field(default_factory=dict)
    replaces_second_factor: bool = False


@dataclass(frozen=True)
class SignInSettings:
    policy: SignInPolicy = SignInPolicy()
    providers: tuple[Provider, ...] = ()

    def provider(self, key: str) -> Provider | None:
        return next((each for each in self.providers if each.key == key), None)


def read_sign_in_settings(path: Path) -> SignInSettings:
    """Raises ValueError, in words that say what to mend."""
    if not path.exists():
        return SignInSettings()
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name} is not TOML: {error}. Mend it, or take it away to use the defaults.") from error
    _known(found, {"policy", "provider"}, path.name)
    providers = tuple(_provider(each, path.name) for each in found.get("provider", ()))
    if len({each.key for each in providers}) < len(providers):
        raise ValueError(f"{path.name}: two providers have the same key. Give each its own.")
    return SignInSettings(_policy(found.get("policy", {}), path.name), providers)


def _policy(given: dict[str, Any], file: str) -> SignInPolicy:
    _known(given, {each.name for each in fields(SignInPolicy)}, f"{file} [policy]")
    for name, value in given.items():
        wanted: type = {"second_factor_for": list, "second_factor_from": date}.get(name, int)
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise ValueError(f"{file} [policy]: {name} is “{value}”. Write {_example(name)}.")
        if isinstance(value, int) and value < (0 if name == "second_factor_grace_days" else 1):
            raise ValueError(f"{file} [policy]: {name} is {value}. Write a number above 0.")
    unknown = set(given.get("second_factor_for", ())) - ROLES
    if unknown:
        raise ValueError(f"{file} [policy]: there is no role {sorted(unknown)}. The roles are: {sorted(ROLES)}.")
    if given.get("pin_length", 6) < 6:
        raise ValueError(f"{file} [policy]: pin_length is {given['pin_length']}. A PIN has 6 digits or more.")
    if "second_factor_for" in given:
        given = given | {"second_factor_for": frozenset(given["second_factor_for"])}
    return SignInPolicy(**given)


def _provider(given: dict[str, Any], file: str) -> Provider:
    place = f"{file} [[provider]] {given.get('key', '')}".rstrip()
    _known(given, {each.name for each in fields(Provider)}, place)
    missing = [name for name in ("key", "name", "issuer", "client_id") if not given.get(name)]
    if missing:
        raise ValueError(f"{place}: {', '.join(missing)} is missing.")
    if not str(given["key"]).isalnum():
        raise ValueError(f"{place}: the key may hold letters and digits only.")
    issuer = str(given["issuer"])
    if not issuer.startswith(("https://", "http://localhost", "http://127.0.0.1")):
        raise ValueError(f"{place}: the issuer {issuer} must begin with https://.")
    if "openid" not in given.get("scopes", ("openid",)):
        raise ValueError(f"{place}: scopes must hold “openid”.")
    claims = {
        name: frozenset(map(str, value if isinstance(value, list) else [value]))
        for name, value in given.get("required_claims", {}).items()
    }
    lists = {
        "scopes": tuple(given.get("scopes", ("openid", "email"))),
        "email_domains": frozenset(domain.lower() for domain in given.get("email_domains", ())),
        "required_claims": claims,
    }
    return Provider(**(given | lists))


def _known(given: Mapping[str, Any], names: set[str], place: str) -> None:
    unknown = sorted(set(given) - names)
    if unknown:
        raise ValueError(f"{place}: nothing is called {', '.join(unknown)}. Known are: {', '.join(sorted(names))}.")


def _example(name: str) -> str:
    return {"second_factor_for": '["administrator"]', "second_factor_from": "a day such as 2026-12-01"}.get(
        name, "a whole number"
    )
