"""Reads `sign-in.toml`, so that a mistake in it stops the start with words that say what to mend."""

from pathlib import Path

from stillroom.apps.accounts.sign_in_settings import SignInSettings, read_sign_in_settings

FILE = "sign-in.toml"


def sign_in_settings(home: Path) -> SignInSettings:
    return read_sign_in_settings(home / FILE)
