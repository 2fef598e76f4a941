"""Enter one day's activities of several people: all of them, or none."""

from collections.abc import Sequence

from django.db import transaction

from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.services.state import state
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.competence.refusal import Refused


class RefusedOf(Exception):
    """Refused about one of the people, so nothing was entered about any."""

    def __init__(self, person: str, refused: Refused) -> None:
        super().__init__(str(refused))
        self.person = person
        self.refused = refused


def enter_day(*, organisation: Organisation, drafts: Sequence[Draft], by: Person) -> int:
    """Raises RefusedOf, ConflictingStatement."""
    with transaction.atomic():
        for draft in drafts:
            try:
                state(organisation=organisation, draft=draft, by=by)
            except Refused as refused:
                raise RefusedOf(draft.person, refused) from refused
    return len(drafts)
