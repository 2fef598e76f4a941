"""What is recorded of people beside their posts, as the rules read it. A handful of queries however many they are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from stillroom.apps.people.models import (
    Enrolment,
    ExperiencePeriod,
    Person,
    Post,
    Qualification,
    Registration,
    Supervision,
)
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.competence.rules import facts

AUTHORISATION = "technician_authorisation"


@dataclass
class PersonRecords:
    """By canonical id of the human, each as the domain has it."""

    enrolments: dict[str, list[facts.Enrolment]] = field(default_factory=lambda: defaultdict(list))
    qualifications: dict[str, list[facts.Qualification]] = field(default_factory=lambda: defaultdict(list))
    registrations: dict[str, list[facts.Registration]] = field(default_factory=lambda: defaultdict(list))
    supervisors: dict[str, list[facts.Supervisor]] = field(default_factory=lambda: defaultdict(list))
    experience: dict[str, list[facts.ExperiencePeriod]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, str] = field(default_factory=dict)


def person_records(
    organisation: Organisation, *, people: Iterable[str] | None = None, known_by: datetime | None = None
) -> PersonRecords:
    """Of everyone in the organisation, or of some humans."""
    found, wanted = PersonRecords(), None if people is None else [UUID(each) for each in people]
    _read_people(found, organisation)
    kept = Q(person__organisation=organisation)
    if wanted is not None:
        kept &= Q(person__in=wanted) | Q(person__same_as__in=wanted)
    rows = known(known_by) & kept
    humans = ("person_id", "person__same_as_id")
    for a, b, kind, course, enrolled, completed, withdrawn in Enrolment.objects.filter(rows).values_list(
        *humans, "kind", "course", "enrolled_on", "completed_on", "withdrawn_on"
    ):
        found.enrolments[str(b or a)].append(facts.Enrolment(kind, course, enrolled, completed, withdrawn))
    _read_qualifications(found, organisation, known_by)
    _read_registrations(found, organisation, known_by)
    supervisors = Supervision.objects.filter(rows).select_related("person", "supervisor")
    professions = _professions(organisation, known_by)
    for each in supervisors:
        found.supervisors[each.person.canonical_id].append(_supervisor(each, found, professions))
    for period in ExperiencePeriod.objects.filter(rows).select_related("person", "supervisor"):
        found.experience[period.person.canonical_id].append(_experience(period, found, professions))
    return found


def _read_people(found: PersonRecords, organisation: Organisation) -> None:
    """Names, and the registration that the staff list gives: since when, where it says so."""
    rows = Person.objects.filter(organisation=organisation).order_by("recorded_at", "id")
    for id_, same_as, first, last, body, number, start in rows.values_list(
        "id", "same_as_id", "first_name", "last_name", "registration_body", "registration_number", "registration_date"
    ):
        human = str(same_as or id_)
        found.names.setdefault(human, f"{first} {last}".strip())
        if body and number:
            found.registrations[human].append(facts.Registration(body, number, start))


def _read_qualifications(found: PersonRecords, organisation: Organisation, known_by: datetime | None) -> None:
    rows = Qualification.objects.filter(known(known_by), person__organisation=organisation)
    columns = ("person_id", "person__same_as_id", "kind", "title", "awarded_on", "held", "valid_until")
    for a, b, kind, title, awarded, held, until in rows.order_by("awarded_on", "id").values_list(*columns):
        found.qualifications[str(b or a)].append(facts.Qualification(kind, title, awarded, held, until))


def _read_registrations(found: PersonRecords, organisation: Organisation, known_by: datetime | None) -> None:
    """A recorded history of a body takes the place of what the staff list says of it."""
    history: dict[tuple[str, str], list[facts.Registration]] = defaultdict(list)
    rows = Registration.objects.filter(known(known_by), person__organisation=organisation).order_by("start_date", "id")
    for a, b, body, number, start, end in rows.values_list(
        "person_id", "person__same_as_id", "body", "number", "start_date", "end_date"
    ):
        history[str(b or a), body.casefold()].append(facts.Registration(body, number, start, end))
    for (human, body), told in history.items():
        others = [each for each in found.registrations[human] if each.body.casefold() != body]
        found.registrations[human] = others + told


def _professions(organisation: Organisation, known_by: datetime | None) -> dict[str, str]:
    """Human → the staff group of her latest post."""
    rows = Post.objects.filter(known(known_by), person__organisation=organisation).order_by("start_date", "id")
    columns = rows.values_list("person_id", "person__same_as_id", "staff_group")
    return {str(b or a): group for a, b, group in columns}


def _supervisor(row: Supervision, found: PersonRecords, professions: dict[str, str]) -> facts.Supervisor:
    human = row.supervisor.canonical_id
    return facts.Supervisor(
        row.kind,
        human,
        row.supervisor.full_name,
        professions.get(human, ""),
        row.start_date,
        row.end_date,
        tuple(found.registrations.get(human, ())),
        tuple(each for each in found.qualifications.get(human, ()) if each.kind == AUTHORISATION),
    )


def _experience(row: ExperiencePeriod, found: PersonRecords, professions: dict[str, str]) -> facts.ExperiencePeriod:
    told: dict[str, Any]
    if row.supervisor:
        human = row.supervisor.canonical_id
        told = {
            "profession": professions.get(human, ""),
            "registrations": tuple(found.registrations.get(human, ())),
        }
    else:
        seen = facts.Registration("GPhC", row.supervisor_registration)
        told = {
            "profession": row.supervisor_profession,
            "registrations": (seen,) if row.supervisor_registration else (),
        }
    return facts.ExperiencePeriod(
        row.start_date,
        row.end_date,
        float(row.hours_per_week),
        row.named,
        confirmed=row.confirmed_at is not None,
        **told,
    )
