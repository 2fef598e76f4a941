"""A person's qualifications and registrations, as her employer has them on record."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from stillroom.apps.passport.addresses import did_of
from stillroom.apps.people.models import Person, Qualification, Registration
from stillroom.apps.places.selectors.known import known
from stillroom.competence.rules.words import QUALIFICATION_KINDS
from stillroom.standards.credentials.qualification_credential import QualificationHeld


def qualifications_held(person: Person) -> Sequence[Qualification]:
    rows = Qualification.objects.filter(_of(person), known(), held=True)
    return list(rows.select_related("person").order_by("awarded_on", "id"))


def registrations_recorded(person: Person) -> list[tuple[str, str, date | None, date | None]]:
    """Body, number, from and until: the dated records, or what the staff list says where there is none."""
    rows = Registration.objects.filter(_of(person), known()).order_by("-start_date")
    found: list[tuple[str, str, date | None, date | None]]
    found = [(row.body, row.number, row.start_date, row.end_date) for row in rows]
    if not found and person.registration_body:
        return [(person.registration_body, person.registration_number, person.registration_date, None)]
    return found


def qualification_in_words(row: Qualification, person: Person, *, credential_id: UUID) -> QualificationHeld:
    """What a credential says of it. `credential_id` becomes the credential's own."""
    return QualificationHeld(
        id=f"urn:uuid:{credential_id}",
        issuer=did_of(person.organisation),
        issuer_name=person.organisation.name,
        subject=f"urn:uuid:{person.canonical_id}",
        subject_name=person.full_name,
        achievement=f"urn:uuid:{row.id}",
        kind=row.kind,
        kind_words=QUALIFICATION_KINDS.get(row.kind, row.kind),
        title=row.title,
        awarded_on=row.awarded_on,
        recorded_at=row.recorded_at,
        awarded_by=row.awarded_by,
        accredited_by=row.accredited_by,
        valid_until=row.valid_until,
    )


def _of(person: Person) -> Q:
    return Q(person=person.canonical_id) | Q(person__same_as=person.canonical_id)
