"""Trends from one reading of the ledger: of an organisation, a unit, a person or an assessor."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from stillroom.apps.accounts.clock import now
from stillroom.apps.improvement.selectors.sampling import disagreements
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.stream import stream_statements
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_ids, records_of
from stillroom.apps.people.selectors.posts import posts
from stillroom.apps.places.models import Organisation, Unit
from stillroom.competence.days import add_months, day_of, end_of, start_of
from stillroom.competence.statement import Kind
from stillroom.competence.trends import Trends, trends

MONTHS = (3, 12, 24)


def first_day(months: int) -> date:
    return add_months(day_of(now()), -months)


def trends_at(organisation: Organisation, unit: Unit | None, *, months: int) -> Trends:
    """Of everyone, or of those who held a post at the unit in that time."""
    return _trends(organisation, months, people=None if unit is None else _people_at(unit, first_day(months)))


def trends_of_person(person: Person, *, months: int) -> Trends:
    return _trends(person.organisation, months, people={str(record.id) for record in records_of(person)})


def trends_of_assessor(person: Person, *, months: int) -> Trends:
    """Everything in the competencies that she assessed; hers is under her id in `by_assessor`."""
    records = [str(record.id) for record in records_of(person)]
    stated = Statement.objects.filter(organisation=person.organisation, author__in=records, kind=Kind.OBSERVATION)
    codes = set(stated.filter(occurred_at__gte=_since(months)).values_list("competency", flat=True).distinct())
    return _trends(person.organisation, months, competencies=codes)


def _trends(
    organisation: Organisation, months: int, *, people: set[str] | None = None, competencies: set[str] | None = None
) -> Trends:
    return trends(
        stream_statements(organisation, people=people, competencies=competencies),
        since=_since(months),
        until=end_of(day_of(now()) + timedelta(days=1)),
        disagreed=disagreements(organisation),
        canonical={str(record): str(human) for record, human in canonical_ids(organisation).items()},
    )


def _since(months: int) -> datetime:
    return start_of(first_day(months))


def _people_at(unit: Unit, since: date) -> set[str]:
    """Every record of whoever held a post there since."""
    held = posts(unit=unit).filter(Q(end_date__isnull=True) | Q(end_date__gte=since))
    humans = {same_as or record for record, same_as in held.values_list("person_id", "person__same_as_id")}
    return {str(record) for record, human in canonical_ids(unit.organisation).items() if human in humans}
