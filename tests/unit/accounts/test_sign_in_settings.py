"""`sign-in.toml`: every mistake in it is named."""

from datetime import date
from pathlib import Path

import pytest

from stillroom.apps.accounts.sign_in_settings import SignInSettings, read_sign_in_settings

WHOLE = """
[policy]
idle_minutes = 30
second_factor_for = ["administrator"]
second_factor_from = 2027-01-01

[[provider]]
key = "nhs"
name = "NHS sign-in"
issuer = "https://id.example.nhs.uk"
client_id = "stillroom"
secret_file = "nhs.secret"
email_domains = ["Example.nhs.uk"]
required_claims = { level = [2, 3] }
"""


def read(tmp_path: Path, text: str) -> SignInSettings:
    file = tmp_path / "sign-in.toml"
    file.write_text(text)
    return read_sign_in_settings(file)


def test_without_the_file_there_are_defaults(tmp_path: Path) -> None:
    found = read_sign_in_settings(tmp_path / "sign-in.toml")
    assert found.policy.idle_minutes == 60
    assert found.providers == ()


def test_a_whole_one(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert found.policy.idle_minutes == 30
    assert found.policy.second_factor_from == date(2027, 1, 1)
    provider = found.provider("nhs")
    assert provider is not None
    assert provider.email_domains == {"example.nhs.uk"}
    assert provider.required_claims == {"level": {"2", "3"}}
    assert provider.identifier == "sub"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[policy", "is not TOML"),
        ("[polcy]", "nothing is called polcy"),
        ("[policy]\nidle_minute = 5", "nothing is called idle_minute"),
        ('[policy]\nidle_minutes = "5"', "Write a whole number"),
        ("[policy]\nidle_minutes = 0", "a number above 0"),
        ("[policy]\npin_length = 4", "6 digits or more"),
        ('[policy]\nsecond_factor_for = ["boss"]', "there is no role"),
        ('[[provider]]\nkey = "nhs"', "name, issuer, client_id is missing"),
        (WHOLE.replace("https", "http"), "must begin with https"),
        (WHOLE.replace('key = "nhs"', 'key = "nhs/1"'), "letters and digits"),
        (WHOLE + WHOLE.partition("2027-01-01\n")[2], "the same key"),
        (WHOLE + 'scopes = ["email"]', "“openid”"),
    ],
    ids=lambda value: value[:30],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read(tmp_path, text)
