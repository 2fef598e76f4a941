"""People, and the one id by which the ledger and readiness know each human."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.people.models import LookAlike, Person
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.units import details_by_unit, unit_details


def person_with_number(organisation: Organisation, employee_number: str) -> Person:
    """The record with this employee number. Raises Person.DoesNotExist."""
    return Person.objects.select_related("organisation").get(
        organisation=organisation, employee_number=employee_number.strip()
    )


def person_with_id(person: str) -> Person:
    """The record with the id that a statement holds. Raises Person.DoesNotExist."""
    return Person.objects.select_related("organisation", "same_as").get(id=person)


def people_with_numbers(organisation: Organisation, numbers: Iterable[str]) -> dict[str, Person]:
    """Employee number → record, for those that are known."""
    rows = Person.objects.filter(organisation=organisation, employee_number__in=set(numbers))
    return {found.employee_number: found for found in rows.select_related("organisation")}


def people_of(organisation: Organisation) -> QuerySet[Person]:
    return Person.objects.filter(organisation=organisation).order_by("last_name", "first_name", "employee_number")


def records_of(person: Person | UUID) -> QuerySet[Person]:
    """Every record of the human that this record (or id) is of, the oldest first."""
    chosen = person if isinstance(person, Person) else Person.objects.get(id=person)
    canonical = chosen.same_as_id or chosen.id
    return Person.objects.filter(Q(id=canonical) | Q(same_as=canonical)).order_by("recorded_at", "employee_number")


def canonical_person(person: Person) -> Person:
    return person.same_as or person


def canonical_ids(organisation: Organisation, known_by: datetime | None = None) -> dict[UUID, UUID]:
    """Record id → the id of the human, for everyone in the organisation, as known by then."""
    rows = Person.objects.filter(organisation=organisation).values_list("id", "same_as_id")
    found = {record: same_as or record for record, same_as in rows}
    return found if known_by is None else found | records_joined_since(known_by)


def records_joined_since(known_by: datetime) -> dict[UUID, UUID]:
    """Record id → the human it was of at `known_by`, for the records of humans whose records were joined later."""
    same = LookAlike.objects.filter(decision=LookAlike.Decision.SAME)
    later = same.filter(decided_at__gt=known_by).values_list("person_a__same_as", "person_a")
    humans = {human or record for human, record in later}
    if not humans:
        return {}
    records = Person.objects.filter(Q(id__in=humans) | Q(same_as__in=humans)).order_by("recorded_at", "employee_number")
    found = {record: record for record in records.values_list("id", flat=True)}
    for a, b in same.filter(decided_at__lte=known_by).values_list("person_a", "person_b"):
        if a in found and b in found:
            joined = {found[a], found[b]}
            oldest = next(record for record in found if record in joined)
            found = {record: oldest if human in joined else human for record, human in found.items()}
    return found


def canonical_id_by_number(organisation: Organisation, numbers: Iterable[str] | None = None) -> dict[str, UUID]:
    """Employee number → the id of the human, in one query; of everyone, or of those with these numbers."""
    rows = Person.objects.filter(organisation=organisation)
    if numbers is not None:
        rows = rows.filter(employee_number__in=set(numbers))
    found = rows.values_list("employee_number", "id", "same_as_id")
    return {number: same_as or record for number, record, same_as in found}


def number_by_id(organisation: Organisation) -> dict[UUID, str]:
    """Id of every record → its employee number, in one query."""
    return dict(Person.objects.filter(organisation=organisation).values_list("id", "employee_number"))


def number_by_canonical_id(organisation: Organisation) -> dict[UUID, str]:
    """Id of the human → the employee number of her kept record, in one query."""
    rows = Person.objects.filter(organisation=organisation, same_as__isnull=True)
    return dict(rows.values_list("id", "employee_number"))


def accountable_person(unit: Unit, known_by: datetime | None = None) -> Person | None:
    """The kept record of the person responsible for the unit; None when none is named or she is not imported yet."""
    details = unit_details(unit, known_by)
    if details is None or not details.accountable_number:
        return None
    found = (
        Person.objects.filter(organisation=unit.organisation_id, employee_number=details.accountable_number)
        .select_related("same_as")
        .first()
    )
    return canonical_person(found) if found else None


def accountable_by_unit(organisation: Organisation, known_by: datetime | None = None) -> dict[UUID, UUID]:
    """Unit id → id of the human responsible for it, in two queries."""
    details = details_by_unit(organisation=organisation, known_by=known_by)
    by_number = canonical_id_by_number(organisation, (row.accountable_number for row in details.values()))
    return {
        unit: by_number[row.accountable_number] for unit, row in details.items() if row.accountable_number in by_number
    }


def full_names(people: Iterable[str]) -> dict[str, str]:
    """Id of record or human → full name, for these people only."""
    rows = Person.objects.filter(id__in=[UUID(person) for person in set(people)])
    return {
        str(id_): f"{first} {last}".strip() for id_, first, last in rows.values_list("id", "first_name", "last_name")
    }
