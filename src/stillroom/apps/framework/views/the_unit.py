"""Loads the unit whose overlay a page is about, as far as the reader may know that it exists."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from stillroom.apps.accounts.models import User
from stillroom.apps.people.selectors.visibility import unit_visible_to
from stillroom.apps.places.models import Unit


def account(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def the_unit(request: HttpRequest, *, unit_id: UUID) -> Unit:
    return unit_visible_to(account(request), unit_id)
