"""Who opened what."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.oversight.models import AccessEvent
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation

ON_A_PAGE = 100


def views_of_person(person: Person) -> list[AccessEvent]:
    """Who opened her record, the latest first."""
    rows = AccessEvent.objects.filter(person=person.canonical_id, organisation=person.organisation_id)
    return list(rows.select_related("user").order_by("-viewed_at")[:ON_A_PAGE])


def views_in(
    organisation: Organisation, *, auditors_only: bool = False, before: datetime | None = None
) -> list[AccessEvent]:
    """The latest first; one more than a page holds, if there are more."""
    rows: QuerySet[AccessEvent] = AccessEvent.objects.filter(organisation=organisation)
    if auditors_only:
        rows = rows.filter(as_auditor=True)
    if before is not None:
        rows = rows.filter(viewed_at__lt=before)
    return list(rows.select_related("user").order_by("-viewed_at")[: ON_A_PAGE + 1])


def names_of_people(people: set[str]) -> dict[str, str]:
    rows = Person.objects.filter(id__in=[UUID(person) for person in people if person])
    return {str(row.id): row.full_name for row in rows}
