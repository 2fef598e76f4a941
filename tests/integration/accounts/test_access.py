"""The decorator by which a view says who may open it."""

from collections.abc import Iterator
from http import HTTPStatus
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from rules.permissions import add_perm, permissions
from rules.predicates import Predicate

from stillroom.apps.accounts.access import access_of, open_to_everyone, open_to_signed_in, requires
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.nhs.uk", "copper kettle steam", name="Ada")


@pytest.fixture(autouse=True)
def _only_by_ada() -> Iterator[None]:
    before = dict(permissions)
    permissions.pop(Permission.IMPORT, None)
    add_perm(Permission.IMPORT, Predicate(lambda user, target: user.name == "Ada", name="is Ada"))
    yield
    permissions.clear()
    permissions.update(before)


def account(request: HttpRequest, *, account_id: UUID) -> User:
    return User.objects.get(id=account_id)


@requires(Permission.IMPORT, account)
def view(request: HttpRequest, target: User, tab: str) -> HttpResponse:
    return HttpResponse(f"{target.name} {tab}")


def ask(rf: RequestFactory, user: User, account_id: UUID) -> HttpResponse:
    request = rf.get("/")
    request.user = user
    response = view(request, account_id=account_id, tab="posts")
    assert isinstance(response, HttpResponse)
    return response


def test_the_target_is_handed_over_and_other_arguments_stay(rf: RequestFactory, ada: User) -> None:
    response = ask(rf, ada, ada.id)
    assert response.status_code == HTTPStatus.OK
    assert response.content == b"Ada posts"


def test_what_may_not_be_known_of_is_not_found(rf: RequestFactory, ada: User) -> None:
    with pytest.raises(Http404):
        ask(rf, ada, uuid4())


def test_what_may_not_be_done_is_refused(rf: RequestFactory, ada: User) -> None:
    eve = User.objects.create_user("eve@example.nhs.uk", "copper kettle steam", name="Eve")
    with pytest.raises(PermissionDenied):
        ask(rf, eve, ada.id)


def test_a_closed_account_may_do_nothing(rf: RequestFactory, ada: User) -> None:
    ada.is_active = False
    with pytest.raises(PermissionDenied):
        ask(rf, ada, ada.id)


def test_each_decorator_declares_itself() -> None:
    def plain(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    declared = access_of(view)
    everyone = access_of(open_to_everyone("a reason")(plain))
    signed_in = access_of(open_to_signed_in("a reason")(plain))
    assert declared
    assert declared.permission is Permission.IMPORT
    assert everyone
    assert not everyone.signed_in
    assert signed_in
    assert signed_in.signed_in
    assert access_of(plain) is None
