"""Whoever acts on a page must be somebody in the organisation: an account alone states nothing."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.speaker import SPOKEN, speaker
from stillroom.apps.ledger.selectors.roles import organisation_roles, person_in
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation


def speaking_account(request: HttpRequest) -> User:
    """Whoever is signed in or, on a shared tablet, whoever is named on it."""
    user = speaker(request)
    if not isinstance(user, User):
        raise PermissionDenied
    return user


def acting_person(request: HttpRequest, organisation: Organisation) -> Person:
    """The record of who speaks on the page, in the organisation. Raises PermissionDenied when she has none there."""
    person = person_in(speaking_account(request), organisation)
    if person is None:
        raise PermissionDenied
    return person


def organisations_where(request: HttpRequest, permission: Permission) -> list[Organisation]:
    """The organisations in which who speaks holds a permission."""
    user = speaking_account(request) if permission in SPOKEN else account(request)
    return [o for o in organisation_roles(user) if user.has_perm(permission, o)]
