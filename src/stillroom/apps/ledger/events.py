"""What later apps may listen to."""

from collections.abc import Sequence
from dataclasses import dataclass

from stillroom.apps.accounts.events import Event
from stillroom.apps.ledger.selectors.staff import OrganisationStaff
from stillroom.apps.places.models import Organisation
from stillroom.competence.statement import Statement


@dataclass(frozen=True, slots=True)
class Appended:
    organisation: Organisation
    statements: Sequence[Statement]
    staff: OrganisationStaff | None = None  # as read since the chain was locked, to spare reading it again


statements_appended: Event[Appended] = Event("statements_appended")
"""Sent inside the transaction that appends, so that what is derived changes with the ledger or not at all."""
