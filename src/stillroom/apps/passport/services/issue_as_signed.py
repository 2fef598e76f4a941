"""Issue a credential as soon as something is signed off, for whoever's identity is confirmed."""

import logging
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.events import Appended
from stillroom.apps.passport.models import IdentityCheck
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.competence.statement import Kind

logger = logging.getLogger("stillroom.passport")


def on_statements_appended(appended: Appended) -> None:
    signed = {UUID(statement.person) for statement in appended.statements if statement.kind == Kind.SIGN_OFF}
    confirmed = list(IdentityCheck.objects.filter(person__in=signed).values_list("person", flat=True).distinct())
    if confirmed:
        # After the commit: what fails there takes no sign-off back, and she can issue it herself on her page.
        transaction.on_commit(lambda: issue_to(Person.objects.filter(id__in=confirmed)), robust=True)


def issue_to(people: Iterable[Person], *, by: User | None = None) -> None:
    """To people whose identity is confirmed. A missing key is logged, not raised: keys are kept apart from backups."""
    # Here, not above: the listener is there from the start, and this brings all that signs credentials.
    from stillroom.apps.passport.services.issue_credentials import issue_credentials

    for person in people:
        try:
            issue_credentials(person=canonical_person(person), by=by)
        except FileNotFoundError:
            logger.exception("no key to issue with", extra={"fields": {"person": str(person.id)}})
