"""Signing in with the hospital's own sign-in: a real provider in another process, asked over real HTTP."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as the_settings
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import ExternalIdentity, User
from stillroom.apps.accounts.oidc.round_trip import ASKED
from tests.provider.running import SECRET_FILE, RunningProvider, running_provider
from tests.provider.serve import SECRET
from tests.provider.visitor import show_who_it_is

pytestmark = pytest.mark.django_db

PASSWORD = "copper kettle steam"
BEGIN, BACK = "/account/sign-in/hospital/?provider=nhs", "/account/sign-in/hospital/back/"


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningProvider]:
    with running_provider(tmp_path_factory.mktemp("provider"), f"{the_settings.STILLROOM_URL}{BACK}") as found:
        yield found


@pytest.fixture
def provider(process: RunningProvider, settings: Settings) -> Iterator[RunningProvider]:
    settings.STILLROOM_SIGN_IN = process.as_settings()
    secret = Path(settings.STILLROOM_KEYS) / SECRET_FILE
    secret.write_text(SECRET)
    yield process
    process.say()
    secret.unlink()


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.nhs.uk", PASSWORD, name="Ada Cooper")


def there_and_back(client: Client, name: str = "ada", begin: str = BEGIN) -> str:
    """The address, within this site, that she comes back to."""
    address = client.get(begin).headers["Location"]
    return show_who_it_is(address, name, the_settings.STILLROOM_URL).removeprefix(the_settings.STILLROOM_URL)


def link(user: User, provider: RunningProvider, subject: str = "1") -> ExternalIdentity:
    return ExternalIdentity.objects.create(user=user, issuer=provider.url, subject=subject, linked_at=now())


def test_a_verified_address_of_the_hospitals_domain_finds_the_account(
    client: Client, provider: RunningProvider, ada: User
) -> None:
    answer = client.get(there_and_back(client))
    assert answer.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(ada.pk)
    identity = ExternalIdentity.objects.get()
    assert (identity.user, identity.issuer) == (ada, provider.url)


def test_once_linked_the_subject_counts_and_not_the_address(
    client: Client, provider: RunningProvider, ada: User
) -> None:
    client.get(there_and_back(client))
    ada.email = "ada.cooper@example.nhs.uk"
    ada.save()
    again = Client()
    again.get(there_and_back(again))
    assert again.session["_auth_user_id"] == str(ada.pk)


def test_no_account_is_made(client: Client, provider: RunningProvider) -> None:
    answer = client.get(there_and_back(client))
    assert answer.status_code == 403
    assert "no account here is linked to you" in answer.content.decode()
    assert not User.objects.exists()


def test_an_address_that_is_not_verified_finds_nobody(client: Client, provider: RunningProvider) -> None:
    User.objects.create_user("eve@example.nhs.uk", PASSWORD)
    answer = client.get(there_and_back(client, "eve"))
    assert "no account here is linked to you" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_without_a_domain_no_address_counts(
    client: Client, provider: RunningProvider, ada: User, settings: Settings
) -> None:
    settings.STILLROOM_SIGN_IN = provider.as_settings(email_domains=frozenset())
    assert client.get(there_and_back(client)).status_code == 403


def test_a_closed_account_is_told_so(client: Client, provider: RunningProvider, ada: User) -> None:
    ada.is_active = False
    ada.save()
    answer = client.get(there_and_back(client), follow=True)
    assert "This account is closed" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_coming_back_twice_signs_in_once(client: Client, provider: RunningProvider, ada: User) -> None:
    back = there_and_back(client)
    client.get(back)
    answer = client.get(back)
    assert answer.status_code == 403
    assert "used already" in answer.content.decode()


def test_an_answer_to_somebody_elses_question_is_refused(client: Client, provider: RunningProvider, ada: User) -> None:
    back = there_and_back(Client())
    client.get(BEGIN)
    assert "out of date" in client.get(back).content.decode()
    assert "_auth_user_id" not in client.session


def test_an_answer_that_comes_late_is_refused(client: Client, provider: RunningProvider, ada: User) -> None:
    back = there_and_back(client)
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert "out of date" in client.get(back).content.decode()


@pytest.mark.parametrize(
    "said",
    [{"iss": "https://other.example"}, {"aud": "another"}, {"exp": 1_000_000_000}, {"nonce": "an earlier one"}],
    ids=str,
)
def test_a_token_that_is_wrong_signs_nobody_in(
    client: Client, provider: RunningProvider, ada: User, said: dict[str, object]
) -> None:
    provider.say(**said)
    answer = client.get(there_and_back(client))
    assert answer.status_code == 403
    assert "could not be trusted" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_it_never_sends_her_to_another_site(client: Client, provider: RunningProvider, ada: User) -> None:
    for wanted in ("https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"):
        client.get(BEGIN, {"provider": "nhs", "next": wanted})
        assert client.session[ASKED]["then"] == "", wanted
    client.get("/account/sign-in/hospital/", {"provider": "nhs", "next": "/units/"})
    assert client.session[ASKED]["then"] == "/units/"


def test_signing_in_changes_the_session_key(client: Client, provider: RunningProvider, ada: User) -> None:
    back = there_and_back(client)
    before = client.session.session_key
    client.get(back)
    assert client.session.session_key != before


def test_the_providers_own_second_factor_may_stand_for_ours(
    client: Client, provider: RunningProvider, ada: User, settings: Settings
) -> None:
    settings.STILLROOM_SIGN_IN = provider.as_settings(replaces_second_factor=True)
    client.get(there_and_back(client))
    assert "strong sign-in with Hospital sign-in" in client.get(reverse("security")).content.decode()


def test_linking_needs_that_she_shows_first_who_she_is(client: Client, provider: RunningProvider, ada: User) -> None:
    client.force_login(ada)
    assert (
        client.get(reverse("link_provider"), {"provider": "nhs"})
        .headers["Location"]
        .startswith(reverse("account_reauthenticate"))
    )
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answer = client.get(there_and_back(client, "eve", f"{reverse('link_provider')}?provider=nhs"))
    assert answer.headers["Location"] == reverse("security")
    assert ExternalIdentity.objects.get().user == ada


def test_an_identity_belongs_to_one_account(client: Client, provider: RunningProvider, ada: User) -> None:
    client.get(there_and_back(client))
    bea = User.objects.create_user("bea@example.nhs.uk", PASSWORD)
    other = Client()
    other.force_login(bea)
    other.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answer = other.get(there_and_back(other, "ada", f"{reverse('link_provider')}?provider=nhs"))
    assert "to another account here" in answer.content.decode()
    assert ExternalIdentity.objects.get().user == ada


def test_an_account_without_a_password_confirms_at_its_hospital(
    client: Client, provider: RunningProvider, ada: User
) -> None:
    client.get(there_and_back(client))
    ada.set_unusable_password()
    ada.save()
    client.force_login(User.objects.get())
    begin = client.get(reverse("pin")).headers["Location"]
    assert begin.startswith(reverse("provider_confirm"))
    answer = client.get(there_and_back(client, "ada", begin))
    assert answer.headers["Location"] == reverse("pin")
    assert client.get(reverse("pin")).status_code == 200


def test_an_old_sign_in_there_confirms_nothing(client: Client, provider: RunningProvider, ada: User) -> None:
    client.get(there_and_back(client))
    provider.say(auth_time=int(now().timestamp()) - 600)
    answer = client.get(there_and_back(client, "ada", reverse("provider_confirm")))
    assert "did not ask you again who you are" in answer.content.decode()


def test_a_provider_that_does_not_answer(client: Client, provider: RunningProvider, settings: Settings) -> None:
    settings.STILLROOM_SIGN_IN = provider.as_settings(issuer="http://localhost:9")
    answer = client.get(BEGIN)
    assert answer.status_code == 403
    assert "does not answer" in answer.content.decode()


def test_a_provider_that_speaks_for_another_issuer(
    client: Client, provider: RunningProvider, settings: Settings
) -> None:
    settings.STILLROOM_SIGN_IN = provider.as_settings(issuer=f"{provider.url}/")
    assert "could not be trusted" in client.get(BEGIN).content.decode()
