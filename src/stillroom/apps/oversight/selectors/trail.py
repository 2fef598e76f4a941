"""The audit trail that a review covers. What was covered when it was begun is covered for good."""

from uuid import UUID

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.names import competency_titles, names_of
from stillroom.apps.oversight.entries import Entry, Period, sources
from stillroom.apps.oversight.models import Review
from stillroom.apps.people.models import Post, RoleGrant
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.people.selectors.visibility import people_of_user
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import end_of, start_of
from stillroom.competence.trail import LookFor


def trail(review: Review) -> list[Entry]:
    """In the order it was recorded."""
    period = _period(review)
    found = [entry for source in sources() for entry in source(period)]
    return sorted(found, key=lambda entry: (entry.recorded_at, entry.key))


def own_ids(user: User, organisation: Organisation) -> frozenset[str]:
    """The ids by which the trail knows her: of the account, and of each of her records there."""
    ids = {str(user.id)}
    for person in people_of_user(user).filter(organisation=organisation):
        ids |= {str(record.id) for record in records_of(person)}
    return frozenset(ids)


def is_as_reviewed(review: Review) -> bool:
    """Whether the last statement that the review covers is still the one it names."""
    if not review.through_seq:
        return True
    rows = Statement.objects.filter(organisation=review.organisation_id, seq=review.through_seq)
    found = rows.values_list("hash", flat=True).first()
    return found is not None and bytes(found).hex() == review.through_hash


def _period(review: Review) -> Period:
    organisation = review.organisation
    return Period(
        organisation=organisation,
        unit=review.unit,
        start=start_of(review.since),
        end=min(end_of(review.until), review.begun_at),
        through_seq=review.through_seq,
        look_for=LookFor(**review.looked_for),
        names=names_of(organisation),
        titles=competency_titles(),
        administrators=_administrators(organisation),
        people=_people_of_unit(review.unit_id) if review.unit_id else None,
    )


def _administrators(organisation: Organisation) -> frozenset[str]:
    """Whoever was ever one."""
    rows = RoleGrant.objects.filter(organisation=organisation, role=RoleGrant.Role.ADMINISTRATOR)
    return frozenset(str(user) for user in rows.values_list("user_id", flat=True))


def _people_of_unit(unit: UUID) -> frozenset[str]:
    rows = Post.objects.filter(unit=unit).values_list("person_id", "person__same_as_id")
    return frozenset(str(id_) for pair in rows for id_ in pair if id_)
