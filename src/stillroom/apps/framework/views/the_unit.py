"""Loads the unit whose overlay a page is about, as far as the reader may know that it exists."""

from uuid import UUID

from django.http import HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.people.selectors.visibility import unit_visible_to
from stillroom.apps.places.models import Unit


def the_unit(request: HttpRequest, *, unit_id: UUID) -> Unit:
    return unit_visible_to(account(request), unit_id)
