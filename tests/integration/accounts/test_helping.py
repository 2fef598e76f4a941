"""What an administrator may do for those who cannot sign in, and for whom."""

from collections.abc import Callable
from functools import partial

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.sealing import seal
from tests.hospital import PASSWORD, Hospital, make_hospital

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def build() -> Callable[[], Hospital]:
    return partial(make_hospital, trained=False)


@pytest.fixture
def administrator(client: Client, hospital: Hospital) -> Client:
    client.force_login(hospital.officer("administrator"))
    return client


def do(administrator: Client, hospital: Hospital, what: str, user: User) -> int:
    url = reverse("sign_ins", args=[hospital.organisation.id])
    return administrator.post(url, {"do": what, "account": user.id}).status_code


def try_to_sign_in(user: User, password: str = PASSWORD) -> str:
    return (
        Client()
        .post(reverse("account_login"), {"login": user.email, "password": password}, follow=True)
        .content.decode()
    )


def test_the_page_says_what_is_in_force_and_who_has_what(administrator: Client, hospital: Hospital) -> None:
    hospital.user("tom")
    page = administrator.get(reverse("sign_ins", args=[hospital.organisation.id])).content.decode()
    for words in ("60 minutes", "8 hours", "Administrator, Authoriser; from", "Tom Trainer", "Never"):
        assert words in page, words


def test_unlocking(administrator: Client, hospital: Hospital) -> None:
    tom = hospital.user("tom")
    for _ in range(5):
        try_to_sign_in(tom, "not it")
    assert "too many failed attempts" in try_to_sign_in(tom)
    assert do(administrator, hospital, "unlock", tom) == 302
    assert "Hello, Tom Trainer" in try_to_sign_in(tom)


def test_a_lost_telephone(administrator: Client, hospital: Hospital) -> None:
    tom = hospital.user("tom")
    Authenticator.objects.create(user=tom, type="totp", data={"secret": seal("JBSWY3DPEHPK3PXP")})
    assert "Show that it is you" in try_to_sign_in(tom)
    do(administrator, hospital, "second_factors", tom)
    assert "Hello, Tom Trainer" in try_to_sign_in(tom)


def test_closing_ends_what_is_open_and_opening_lets_in_again(administrator: Client, hospital: Hospital) -> None:
    tom, his = hospital.user("tom"), Client()
    his.force_login(tom)
    do(administrator, hospital, "close", tom)
    assert his.get(reverse("account")).status_code == 302
    assert "This account is closed" in try_to_sign_in(tom)
    do(administrator, hospital, "open", tom)
    assert "Hello, Tom Trainer" in try_to_sign_in(tom)


def test_only_accounts_of_her_own_organisation(administrator: Client, hospital: Hospital) -> None:
    elsewhere = make_hospital("RX1", trained=False).user("tom")
    assert do(administrator, hospital, "close", elsewhere) == 404
    assert User.objects.get(id=elsewhere.id).is_active


def test_not_an_account_that_another_organisation_has_too(administrator: Client, hospital: Hospital) -> None:
    other = make_hospital("RX1", trained=False)
    both = hospital.user("tom")
    other.people["tom"].user = both
    other.people["tom"].save(update_fields=["user"])
    assert do(administrator, hospital, "close", both) == 403
    assert User.objects.get(id=both.id).is_active
