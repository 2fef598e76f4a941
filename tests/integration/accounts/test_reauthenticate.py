"""The password again, at the moment of signing."""

import pytest
from allauth.core import context
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.services.reauthenticate import TooManyAttempts, confirm_password

pytestmark = pytest.mark.django_db

PASSWORD = "copper kettle steam"


@pytest.fixture
def user() -> User:
    return User.objects.create_user("ada@example.nhs.uk", PASSWORD)


@pytest.fixture
def request_(user: User, rf: RequestFactory) -> HttpRequest:
    request = rf.post("/sign-off/")
    request.user = user
    request.session = SessionStore()
    return request


def test_the_right_password_confirms(user: User, request_: HttpRequest) -> None:
    assert confirm_password(user=user, password=PASSWORD, request=request_)


def test_a_wrong_password_does_not(user: User, request_: HttpRequest) -> None:
    assert not confirm_password(user=user, password="copper kettle", request=request_)


def test_anothers_password_does_not(user: User, request_: HttpRequest) -> None:
    User.objects.create_user("eve@example.nhs.uk", "brass funnel rain")
    assert not confirm_password(user=user, password="brass funnel rain", request=request_)


def test_signing_many_items_with_the_right_password_is_never_locked_out(user: User, request_: HttpRequest) -> None:
    assert all(confirm_password(user=user, password=PASSWORD, request=request_) for _ in range(30))


def test_the_sixth_try_is_refused_even_with_the_right_password(user: User, request_: HttpRequest) -> None:
    for _ in range(5):
        confirm_password(user=user, password="wrong", request=request_)
    with pytest.raises(TooManyAttempts):
        confirm_password(user=user, password=PASSWORD, request=request_)


def test_a_failure_is_logged_by_account_without_what_was_typed(
    user: User, request_: HttpRequest, caplog: pytest.LogCaptureFixture
) -> None:
    confirm_password(user=user, password="my secret guess", request=request_)
    (record,) = [record for record in caplog.records if record.name == "stillroom.sign_in"]
    assert record.fields["account"] == str(user.pk)  # type: ignore[attr-defined]
    assert "my secret guess" not in str(record.__dict__)
    assert user.email not in str(record.__dict__)


def test_the_library_is_given_our_request(user: User, request_: HttpRequest) -> None:
    # Outside the library's middleware its own notion of the current request is empty.
    assert context.request is None
    assert confirm_password(user=user, password=PASSWORD, request=request_)
