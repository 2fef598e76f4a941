"""From a link to an account."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from stillroom.apps.accounts.events import InvitationAccepted, invitation_accepted
from stillroom.apps.accounts.grants import Grant
from stillroom.apps.accounts.models import Invitation, User
from stillroom.apps.accounts.services.accept_invitation import InvitationClosed, accept_invitation
from stillroom.apps.accounts.services.invite import invite

pytestmark = pytest.mark.django_db

EMAIL = "grace@example.nhs.uk"
PASSWORD = "copper kettle steam"
FILLED_IN = {"name": "Grace Okoro", "password": PASSWORD, "password_again": PASSWORD}
GRANT = Grant(organisation="RR8", role="administrator")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[InvitationAccepted]]:
    received: list[InvitationAccepted] = []
    monkeypatch.setattr(invitation_accepted, "_listeners", [received.append])
    return received


def path(link: str) -> str:
    return link.removeprefix("http://localhost:8000")


def test_a_link_makes_the_account_and_tells_who_gives_roles(client: Client, heard: list[InvitationAccepted]) -> None:
    link = invite(email=" Grace@Example.nhs.uk ", by=None, grants=[GRANT])
    page = client.get(path(link)).content.decode()
    assert EMAIL in page
    response = client.post(path(link), FILLED_IN)
    assert response.headers["Location"] == "/account/sign-in/"
    user = User.objects.get(email=EMAIL)
    assert user.check_password(PASSWORD)
    assert user.name == "Grace Okoro"
    assert heard == [InvitationAccepted(user=user, grants=(GRANT,), invited_by=None)]
    assert Invitation.objects.get().accepted_by == user


def test_the_link_works_once(client: Client, heard: list[InvitationAccepted]) -> None:
    link = path(invite(email=EMAIL, by=None))
    client.post(link, FILLED_IN)
    again = client.post(link, FILLED_IN)
    assert again.status_code == 410
    assert "Ask your administrator for a new sign-in link" in again.content.decode()
    assert len(heard) == 1


def test_two_at_once_make_one_account(heard: list[InvitationAccepted]) -> None:
    invite(email=EMAIL, by=None)
    invitation = Invitation.objects.get()
    accept_invitation(invitation=invitation, name="Grace", password=PASSWORD)
    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=invitation, name="Eve", password="brass funnel rain")
    assert User.objects.get().name == "Grace"


def test_the_link_lasts_seven_days(client: Client) -> None:
    with time_machine.travel("2026-11-22 09:00 +0000", tick=False) as clock:
        link = path(invite(email=EMAIL, by=None))
        clock.shift(timedelta(days=7, seconds=-1))
        assert client.get(link).status_code == 200
        clock.shift(timedelta(seconds=1))
        assert client.get(link).status_code == 410


def test_a_newer_link_replaces_the_older(client: Client) -> None:
    older, newer = (path(invite(email=EMAIL, by=None)) for _ in range(2))
    assert client.get(older).status_code == 410
    assert client.get(newer).status_code == 200


def test_a_wrong_token_is_not_found(client: Client) -> None:
    link = path(invite(email=EMAIL, by=None))
    assert client.get(f"{link[:-2]}x/").status_code == 404


def test_the_token_is_not_kept() -> None:
    link = invite(email=EMAIL, by=None)
    assert link.rstrip("/").rpartition("/")[2] not in str(Invitation.objects.values().get())


def test_a_weak_password_is_refused_in_words(client: Client) -> None:
    link = path(invite(email=EMAIL, by=None))
    for password, message in {
        "short": "at least 12 characters",
        "1q2w3e4r5t6y": "too common",
        "grace@example": "too similar to the email",
    }.items():
        page = client.post(link, {**FILLED_IN, "password": password, "password_again": password}).content.decode()
        assert message in page, password
    assert not User.objects.exists()


def test_two_different_passwords_are_refused(client: Client) -> None:
    link = path(invite(email=EMAIL, by=None))
    page = client.post(link, {**FILLED_IN, "password_again": "copper kettle"}).content.decode()
    assert "Type the same password in both" in page


def test_an_existing_account_gets_a_new_link_only_when_asked_for(client: Client) -> None:
    User.objects.create_user(EMAIL, "brass funnel rain")
    with pytest.raises(ValidationError, match="already has an account"):
        invite(email=EMAIL, by=None)
    link = path(invite(email=EMAIL, by=None, new_link_for_existing_account=True))
    client.post(link, FILLED_IN)
    assert User.objects.get().check_password(PASSWORD)


def test_a_link_made_before_the_account_existed_cannot_take_it_over(client: Client) -> None:
    link = path(invite(email=EMAIL, by=None))
    User.objects.create_user(EMAIL, "brass funnel rain")
    assert client.post(link, FILLED_IN).status_code == 410
    assert User.objects.get().check_password("brass funnel rain")


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="is not an email address"):
        invite(email="grace", by=None)
