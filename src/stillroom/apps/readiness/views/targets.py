"""Loads what a page is about, as far as the reader may know that it exists."""

from uuid import UUID

from django.http import HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.statements import statement_visible_to
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.visibility import person_visible_to, unit_visible_to
from stillroom.apps.places.models import Unit


def the_person(request: HttpRequest, *, person_id: UUID) -> Person:
    return person_visible_to(account(request), person_id)


def the_unit(request: HttpRequest, *, unit_id: UUID) -> Unit:
    return unit_visible_to(account(request), unit_id)


def the_statement(request: HttpRequest, *, statement_id: UUID) -> Statement:
    return statement_visible_to(account(request), statement_id)
