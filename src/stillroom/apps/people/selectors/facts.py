"""Each record of a person that the rules read, as it stands now."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet

from stillroom.apps.people.models import (
    Enrolment,
    ExperiencePeriod,
    Person,
    Post,
    Qualification,
    Registration,
    Supervision,
)
from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known

KINDS: tuple[type[DatedRecord], ...] = (Enrolment, Qualification, Registration, Supervision, ExperiencePeriod)
SUPERVISING = ("pharmacist", "pharmacy_technician")


def facts_of(person: Person) -> dict[type[DatedRecord], Sequence[DatedRecord]]:
    """Kind → its records, the oldest first."""
    return {kind: list(_rows(kind, person)) for kind in KINDS}


def fact_of(person: Person, fact_id: UUID) -> DatedRecord:
    """Raises ObjectDoesNotExist."""
    for kind in KINDS:
        found = _rows(kind, person).filter(id=fact_id).first()
        if found is not None:
            return found
    raise ObjectDoesNotExist


def _rows(kind: type[DatedRecord], person: Person) -> QuerySet[DatedRecord]:
    human = person.same_as_id or person.id
    rows = kind._default_manager.filter(known(), Q(person=human) | Q(person__same_as=human))
    return rows.select_related("person").order_by("recorded_at", "id")


def may_supervise(organisation: Organisation) -> list[Person]:
    """Pharmacists and pharmacy technicians in post today, by name."""
    rows = current_posts(organisation=organisation).filter(staff_group__in=SUPERVISING)
    found: dict[UUID, Person] = {}
    post: Post
    for post in rows:
        found.setdefault(UUID(post.person.canonical_id), post.person)
    return list(found.values())
