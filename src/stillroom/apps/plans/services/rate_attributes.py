"""Rate the foundation attributes: of oneself, or as a mentor. One statement an attribute, all or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.ledger.draft import NOTE, Draft
from stillroom.apps.ledger.services.state import state
from stillroom.apps.people.models import Person
from stillroom.apps.plans.selectors.foundation import mentorship_of
from stillroom.competence.level import Level
from stillroom.competence.statement import Kind


@dataclass(frozen=True, slots=True)
class Rated:
    """`statement`: the id made with the form, so that sending it twice states it once."""

    statement: str
    attribute: str
    level: Level
    comment: str = ""


@transaction.atomic
def rate_attributes(*, person: Person, ratings: Sequence[Rated], by: Person) -> None:
    """Raises PermissionDenied unless `by` is herself or her mentor who accepted; Refused by the rules."""
    own = by.canonical_id == person.canonical_id
    mentorship = None if own else mentorship_of(person)
    if not own and (
        mentorship is None or not mentorship.accepted_at or mentorship.mentor.canonical_id != by.canonical_id
    ):
        raise PermissionDenied
    moment = now()
    for each in ratings:
        draft = Draft(
            id=each.statement,
            kind=Kind.SELF_ASSESSMENT if own else Kind.FEEDBACK,
            person=person.canonical_id,
            author=by.canonical_id,
            occurred_at=moment,
            competency=each.attribute,
            details={"level": str(each.level.level), "rating": each.level.title},
            texts={NOTE: each.comment} if each.comment else {},
        )
        state(organisation=person.organisation, draft=draft, by=by)
