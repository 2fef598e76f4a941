"""A provider for the tests to sign in at, in a process of its own, over real HTTP."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from stillroom.apps.accounts.sign_in_settings import Provider, SignInPolicy, SignInSettings
from tests.provider.serve import CLIENT

ROOT = Path(__file__).parents[2]
SECRET_FILE = "provider.secret"
PATIENCE = 60


@dataclass
class RunningProvider:
    home: Path
    url: str

    def as_provider(self, **changed: Any) -> Provider:
        return Provider(
            **{
                "key": "nhs",
                "name": "Hospital sign-in",
                "issuer": self.url,
                "client_id": CLIENT,
                "secret_file": SECRET_FILE,
                "email_domains": frozenset(("example.nhs.uk",)),
            }
            | changed
        )

    def as_settings(self, **changed: Any) -> SignInSettings:
        return SignInSettings(SignInPolicy(), (self.as_provider(**changed),))

    def say(self, **claims: Any) -> None:
        """What every ID token says from now on, beside the usual."""
        (self.home / "said.json").write_text(json.dumps(claims))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_provider(home: Path, address_back: str) -> Iterator[RunningProvider]:
    port = free_port()
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (home / "key.pem").write_bytes(pem)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.provider.serve", str(port), address_back],
        cwd=ROOT,
        env={**os.environ, "PROVIDER_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tests.provider.settings"},
    )
    url = f"http://localhost:{port}"
    try:
        _wait_for(f"{url}/.well-known/openid-configuration")
        yield RunningProvider(home, url)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait_for(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if requests.get(url, timeout=5).ok:
                return
        except requests.RequestException:
            time.sleep(0.1)
    raise TimeoutError(url)
