"""Loads what a passport page is about; whatever is not her own is not found."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.passport.models import Disclosure, IssuedCredential, LinkedRecord, Share
from stillroom.apps.passport.selectors.own import link_of, own_record
from stillroom.apps.passport.selectors.shares import credential_of, disclosure_of, share_of
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.people.selectors.visibility import person_visible_to

OWN_ONLY = "shows her own passport to herself, and is not found by anybody else"


def the_own(request: HttpRequest, person_id: UUID) -> Person:
    try:
        return own_record(account(request), person_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def the_share(person: Person, share_id: UUID) -> Share:
    try:
        return share_of(person, share_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def the_credential(person: Person, credential_id: UUID) -> IssuedCredential:
    try:
        return credential_of(person, credential_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def the_link(person: Person, link_id: UUID) -> LinkedRecord:
    try:
        return link_of(person, link_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def the_human(request: HttpRequest, *, person_id: UUID) -> Person:
    """Somebody of an organisation the reader belongs to: her kept record."""
    return canonical_person(person_visible_to(account(request), person_id))


def the_disclosure(person: Person, disclosure_id: UUID) -> Disclosure:
    try:
        return disclosure_of(person, disclosure_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error
