"""Whoever acts on a page must be somebody in the organisation: an account alone states nothing."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.selectors.roles import organisation_roles, person_in
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation


def account(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def acting_person(request: HttpRequest, organisation: Organisation) -> Person:
    """The record by which she acts in the organisation. Raises PermissionDenied when she has none there."""
    person = person_in(account(request), organisation)
    if person is None:
        raise PermissionDenied
    return person


def organisations_where(request: HttpRequest, permission: Permission) -> list[Organisation]:
    """The organisations in which she holds a permission."""
    user = account(request)
    return [o for o in organisation_roles(user) if user.has_perm(permission, o)]
