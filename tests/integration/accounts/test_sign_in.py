"""Signing in, being locked out, and the end of a session."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "copper kettle steam"
SIGN_IN = "/account/sign-in/"


@pytest.fixture
def user() -> User:
    return User.objects.create_user("ada@example.nhs.uk", PASSWORD, name="Ada Cooper")


def sign_in(client: Client, password: str, email: str = "ada@example.nhs.uk") -> str:
    return client.post(SIGN_IN, {"login": email, "password": password}, follow=True).content.decode()


def test_the_right_password_signs_in(client: Client, user: User) -> None:
    assert "Your account" in sign_in(client, PASSWORD)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_email_address_may_be_typed_in_capitals(client: Client, user: User) -> None:
    assert "Your account" in sign_in(client, PASSWORD, email="ADA@Example.nhs.uk")


def test_a_wrong_password_says_what_to_do_and_nothing_of_which_was_wrong(client: Client, user: User) -> None:
    wrong_password = sign_in(client, "not the password")
    wrong_address = sign_in(client, PASSWORD, email="nobody@example.nhs.uk")
    assert "The email address or password is not right. Check both and try again." in wrong_password
    assert "The email address or password is not right. Check both and try again." in wrong_address


def test_empty_fields_each_get_their_own_message(client: Client) -> None:
    page = sign_in(client, "", email="")
    assert "Enter your email address" in page
    assert "Enter your password" in page


@override_settings(
    CACHES={"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "accounts_rate_limits"}}
)
def test_five_failures_lock_the_account_for_five_minutes_whatever_the_password(client: Client, user: User) -> None:
    call_command("createcachetable")
    with time_machine.travel("2026-11-22 09:00 +0000", tick=False) as clock:
        for _ in range(5):
            sign_in(client, "not the password")
        assert "too many failed attempts" in sign_in(client, PASSWORD)
        assert "too many failed attempts" in sign_in(Client(REMOTE_ADDR="10.0.0.9"), PASSWORD)
        clock.shift(timedelta(minutes=5, seconds=1))
        assert "Your account" in sign_in(client, PASSWORD)


def test_a_closed_account_is_told_so(client: Client, user: User) -> None:
    user.is_active = False
    user.save()
    assert "This account is closed" in sign_in(client, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_a_session_ends_after_eight_hours_however_busy(client: Client, user: User) -> None:
    with time_machine.travel("2026-11-22 09:00 +0000", tick=False) as clock:
        sign_in(client, PASSWORD)
        for _ in range(16):
            clock.shift(timedelta(minutes=30))
            assert client.get("/account/").status_code == 200
        clock.shift(timedelta(seconds=1))
        assert client.get("/account/").headers["Location"].startswith(SIGN_IN)
        assert "as long as one may" in client.get(SIGN_IN).content.decode()


def test_a_session_ends_when_nothing_happens_for_an_hour(client: Client, user: User) -> None:
    with time_machine.travel("2026-11-22 09:00 +0000", tick=False) as clock:
        sign_in(client, PASSWORD)
        clock.shift(timedelta(hours=1))
        assert client.get("/account/").status_code == 200
        clock.shift(timedelta(hours=1, seconds=1))
        assert client.get("/account/").headers["Location"].startswith(SIGN_IN)
        assert "because nothing happened" in client.get(SIGN_IN).content.decode()


def test_signing_out_needs_a_press_of_the_button(client: Client, user: User) -> None:
    client.force_login(user)
    assert "Sign out" in client.get(reverse("account_logout")).content.decode()
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_changing_the_password(client: Client, user: User) -> None:
    client.force_login(user)
    url = reverse("account_change_password")
    short = client.post(url, {"oldpassword": PASSWORD, "password1": "short", "password2": "short"})
    assert "at least 12 characters" in short.content.decode()
    new = "brass funnel rain"
    response = client.post(url, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert response.status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)


def test_nobody_can_sign_herself_up_or_reset_by_mail(client: Client) -> None:
    for path in ("/account/signup/", "/account/password/reset/"):
        assert client.get(path).status_code == 404, path


def test_the_clock_is_in_utc() -> None:
    assert now().utcoffset() == timedelta(0)
