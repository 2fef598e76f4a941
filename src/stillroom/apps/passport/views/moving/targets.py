"""Loads what the pages of a move are about, as far as the reader may know that it exists."""

from uuid import UUID

from django.http import HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.passport.models import FollowedSource, TransferIn
from stillroom.apps.passport.selectors.followed import followed_source
from stillroom.apps.passport.selectors.transfers import transfer_in
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.people.selectors.visibility import (
    organisation_visible_to,
    organisations_visible_to,
    person_visible_to,
    unit_visible_to,
)
from stillroom.apps.places.models import Organisation, Unit


def the_organisation(request: HttpRequest, *, organisation_id: UUID) -> Organisation:
    return organisation_visible_to(account(request), organisation_id)


def the_unit(request: HttpRequest, *, unit_id: UUID) -> Unit:
    return unit_visible_to(account(request), unit_id)


def the_received(request: HttpRequest, *, person_id: UUID) -> Person:
    return canonical_person(person_visible_to(account(request), person_id))


def the_transfer(request: HttpRequest, *, transfer_id: UUID) -> TransferIn:
    return transfer_in(organisations_visible_to(account(request)), transfer_id)


def the_source(request: HttpRequest, *, source_id: UUID) -> FollowedSource:
    return followed_source(organisations_visible_to(account(request)), source_id)
