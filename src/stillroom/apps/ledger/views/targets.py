"""Loads what a page of the ledger is about, as far as the reader may know that it exists."""

from uuid import UUID

from django.http import HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.statements import statement_visible_to
from stillroom.apps.people.selectors.visibility import organisation_visible_to
from stillroom.apps.places.models import Organisation


def the_organisation(request: HttpRequest, *, organisation_id: UUID) -> Organisation:
    return organisation_visible_to(account(request), organisation_id)


def the_statement(request: HttpRequest, *, statement_id: UUID) -> Statement:
    return statement_visible_to(account(request), statement_id)
