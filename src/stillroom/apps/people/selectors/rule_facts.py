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
    """Of everyone in the organisation, or of some humans and those who supervise them."""
    found = PersonRecords()
    wanted = None if people is None else {UUID(each) for each in people}
    rows = _of(organisation, wanted, known_by)
    supervisions = list(Supervision.objects.filter(rows).select_related("person", "supervisor"))
    experience = list(ExperiencePeriod.objects.filter(rows).select_related("person", "supervisor"))
    named = [each.supervisor for each in supervisions] + [each.supervisor for each in experience if each.supervisor]
    supervisors = {UUID(each.canonical_id) for each in named}
    everyone = None if wanted is None else wanted | supervisors
    _read_people(found, organisation, everyone)
    rows = _of(organisation, everyone, known_by)
    _read_enrolments(found, rows)
    _read_qualifications(found, rows)
    _read_registrations(found, rows)
    professions = _professions(supervisors, known_by)
    for supervision in supervisions:
        human = supervision.person.canonical_id
        found.supervisors[human].append(_supervisor(supervision, found, professions))
    for period in experience:
        found.experience[period.person.canonical_id].append(_experience(period, found, professions))
    return found


def _of(organisation: Organisation, people: set[UUID] | None, known_by: datetime | None) -> Q:
    rows = known(known_by) & Q(person__organisation=organisation)
    return rows if people is None else rows & (Q(person__in=people) | Q(person__same_as__in=people))


_HUMAN = ("person_id", "person__same_as_id")


def _read_people(found: PersonRecords, organisation: Organisation, people: set[UUID] | None) -> None:
    """Names, and the registration that the staff list gives: since when, where it says so."""
    rows = Person.objects.filter(organisation=organisation).order_by("recorded_at", "id")
    if people is not None:
        rows = rows.filter(Q(id__in=people) | Q(same_as__in=people))
    for id_, same_as, first, last, body, number, start in rows.values_list(
        "id", "same_as_id", "first_name", "last_name", "registration_body", "registration_number", "registration_date"
    ):
        human = str(same_as or id_)
        found.names.setdefault(human, f"{first} {last}".strip())
        if body and number:
            found.registrations[human].append(facts.Registration(body, number, start))


def _read_enrolments(found: PersonRecords, rows: Q) -> None:
    columns = (*_HUMAN, "kind", "course", "enrolled_on", "completed_on", "withdrawn_on")
    for a, b, *told in Enrolment.objects.filter(rows).order_by("enrolled_on", "id").values_list(*columns):
        found.enrolments[str(b or a)].append(facts.Enrolment(*told))


def _read_qualifications(found: PersonRecords, rows: Q) -> None:
    columns = (*_HUMAN, "kind", "title", "awarded_on", "held", "valid_until")
    for a, b, *told in Qualification.objects.filter(rows).order_by("awarded_on", "id").values_list(*columns):
        found.qualifications[str(b or a)].append(facts.Qualification(*told))


def _read_registrations(found: PersonRecords, rows: Q) -> None:
    """A recorded history of a body takes the place of what the staff list says of it."""
    history: dict[tuple[str, str], list[facts.Registration]] = defaultdict(list)
    columns = (*_HUMAN, "body", "number", "start_date", "end_date")
    for a, b, body, number, start, end in (
        Registration.objects.filter(rows).order_by("start_date").values_list(*columns)
    ):
        history[str(b or a), body.casefold()].append(facts.Registration(body, number, start, end))
    for (human, body), told in history.items():
        others = [each for each in found.registrations[human] if each.body.casefold() != body]
        found.registrations[human] = others + told


def _professions(people: set[UUID], known_by: datetime | None) -> dict[str, str]:
    """Human → the staff group of her latest post."""
    rows = Post.objects.filter(known(known_by), Q(person__in=people) | Q(person__same_as__in=people))
    columns = rows.order_by("start_date", "id").values_list(*_HUMAN, "staff_group")
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
