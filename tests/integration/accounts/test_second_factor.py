"""The second step at sign-in: set up, asked for, sealed, and led to where a role needs it."""

import json
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import Fernet
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import SignIn, User
from stillroom.apps.accounts.sealing import CannotOpen, open_sealed, seal
from stillroom.apps.accounts.selectors.second_factors import second_factors, secrets_in_clear
from stillroom.apps.accounts.services.seal_again import change_sealing_key
from stillroom.apps.accounts.sign_in_check import check_signing_in
from tests.hospital import make_hospital

pytestmark = pytest.mark.django_db

PASSWORD = "copper kettle steam"
SIGN_IN = "/account/sign-in/"


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.nhs.uk", PASSWORD, name="Ada Cooper")


def code_of(user: User) -> str:
    secret = open_sealed(Authenticator.objects.get(user_id=user.pk, type="totp").data["secret"])
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def confirm(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def set_up(client: Client, user: User) -> list[str]:
    """Through the pages; returns the recovery codes."""
    client.force_login(user)
    confirm(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = page.partition('app-wrap">')[2].partition("<")[0]
    code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code}, follow=True)
    return [part.partition("<")[0] for part in answer.content.decode().split("<code>")[1:]]


def sign_in(client: Client) -> str:
    return client.post(SIGN_IN, {"login": "ada@example.nhs.uk", "password": PASSWORD}).headers["Location"]


def test_it_is_asked_for_once_it_is_set_up(client: Client, ada: User) -> None:
    set_up(client, ada)
    other = Client()
    assert sign_in(other) == reverse("mfa_authenticate")
    assert "_auth_user_id" not in other.session
    assert "The code is not right" in other.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    other.post(reverse("mfa_authenticate"), {"code": code_of(ada)})
    assert other.session["_auth_user_id"] == str(ada.pk)
    assert SignIn.objects.latest("at").by_what == "password and code"


def test_a_code_serves_once(client: Client, ada: User) -> None:
    set_up(client, ada)
    code = code_of(ada)
    first, second = Client(), Client()
    for each in (first, second):
        sign_in(each)
        each.post(reverse("mfa_authenticate"), {"code": code})
    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_guessing_codes_locks_it(client: Client, ada: User) -> None:
    set_up(client, ada)
    other = Client()
    sign_in(other)
    for _ in range(5):
        other.post(reverse("mfa_authenticate"), {"code": "000000"})
    page = other.post(reverse("mfa_authenticate"), {"code": code_of(ada)}).content.decode()
    assert "too many failed attempts" in page
    assert "_auth_user_id" not in other.session


def test_a_recovery_code_signs_in_once_and_is_shown_once(client: Client, ada: User) -> None:
    codes = set_up(client, ada)
    assert len(codes) == 10
    assert codes[0] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    for expected in (True, False):
        other = Client()
        sign_in(other)
        other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert ("_auth_user_id" in other.session) is expected
    assert second_factors(ada).recovery_codes_left == 9


def test_no_secret_lies_in_clear_not_even_while_it_is_set_up(client: Client, ada: User) -> None:
    client.force_login(ada)
    confirm(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = page.partition('app-wrap">')[2].partition("<")[0]
    assert len(secret) == 32
    assert all(secret not in json.dumps(each.get_decoded()) for each in Session.objects.all())
    set_up(client, ada)
    assert secrets_in_clear() == 0
    assert check_signing_in() == []


def test_the_check_finds_one_that_does(ada: User) -> None:
    Authenticator.objects.create(user=ada, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    assert "1 seeds of one-time codes lie in clear" in check_signing_in()[0]


def test_a_new_key_opens_what_was_there_and_the_old_one_no_longer_does(client: Client, ada: User) -> None:
    codes = set_up(client, ada)
    before = Authenticator.objects.get(type="totp").data["secret"]
    assert change_sealing_key() == 2
    after = Authenticator.objects.get(type="totp").data["secret"]
    assert after != before
    with pytest.raises(CannotOpen):
        open_sealed(before)
    cache.clear()
    other = Client()
    sign_in(other)
    other.post(reverse("mfa_authenticate"), {"code": codes[1]})
    assert "_auth_user_id" in other.session


def test_what_was_changed_or_never_sealed_does_not_open() -> None:
    assert open_sealed(seal("secret")) == "secret"
    for wrong in (
        "secret",
        seal("secret")[:-4] + "AAA=",
        "sealed:" + Fernet(Fernet.generate_key()).encrypt(b"x").decode(),
    ):
        with pytest.raises(CannotOpen):
            open_sealed(wrong)


def test_changing_it_asks_first_who_she_is(client: Client, ada: User) -> None:
    client.force_login(ada)
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "pin", "link_provider"):
        assert client.get(reverse(name)).headers["Location"].startswith(reverse("account_reauthenticate")), name
    answer = client.post(reverse("pin"), {"pin": "482915", "again": "482915"})
    assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert "482915" not in json.dumps(dict(client.session.items()))


def test_anothers_passkey_is_not_hers_to_remove(client: Client, ada: User) -> None:
    bea = User.objects.create_user("bea@example.nhs.uk", PASSWORD)
    key = Authenticator.objects.create(user=bea, type="webauthn", data={"name": "Bea’s", "credential": {}})
    client.force_login(ada)
    confirm(client)
    assert client.post(reverse("change_passkey"), {"passkey": key.pk, "do": "remove"}).status_code == 404
    assert client.post(reverse("change_passkey"), {"passkey": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_role_that_needs_it_has_14_days_then_is_led_to_it(client: Client) -> None:
    hospital = make_hospital(trained=False)
    una = hospital.user("una")
    client.force_login(una)
    assert "Set one up by" in client.get(reverse("security")).content.decode()
    assert client.get(reverse("home")).status_code == 200
    with time_machine.travel(now() + timedelta(days=14, minutes=1), tick=False):
        later = Client()
        later.force_login(User.objects.get(id=una.id))
        assert later.get(reverse("home")).headers["Location"] == reverse("security")
        assert "now to go on" in later.get(reverse("security")).content.decode()
        assert later.get(reverse("mfa_activate_totp")).status_code == 302
        set_up(later, User.objects.get(id=una.id))
        assert later.get(reverse("home")).status_code == 200


def test_a_role_that_does_not_need_it_is_left_in_peace(client: Client) -> None:
    hospital = make_hospital(trained=False)
    client.force_login(hospital.user("olive"))
    assert "Your role needs" not in client.get(reverse("security")).content.decode()


def test_signing_out_everywhere(client: Client, ada: User) -> None:
    other = Client(headers={"user-agent": "Mozilla/5.0 (iPad) Safari/604.1"})
    other.force_login(ada)
    client.force_login(ada)
    page = client.get(reverse("security")).content.decode()
    assert "This one" in page
    client.post(reverse("sign_out_everywhere"))
    assert other.get(reverse("account")).headers["Location"].startswith(SIGN_IN)
    assert not SignIn.objects.filter(ended_at=None).exists()
    again = Client()
    again.force_login(User.objects.get(id=ada.id))
    assert again.get(reverse("account")).status_code == 200
