"""What can be stated about a person beyond assessing and signing off: what her posts ask, what stands, what is open."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from stillroom.apps.framework.selectors import frameworks, requirements
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.record import Suspension
from stillroom.competence.statement import Kind

STANDING = (
    Kind.APPOINTMENT,
    Kind.SIGN_OFF,
    Kind.ACCEPTANCE,
    Kind.EXEMPTION,
    Kind.SUPERVISED_PRACTICE,
    Kind.ABSENCE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A competency in a context, as her posts ask for it."""

    code: str
    title: str
    context: Context
    critical: bool


@dataclass(frozen=True, slots=True)
class OpenSuspension:
    code: str
    title: str
    suspension: Suspension


def asked_of(person: Person, at: datetime) -> list[Asked]:
    """What the posts she holds ask for, each once."""
    known = frameworks().competencies
    found: dict[tuple[str, Context], Asked] = {}
    for standing in standings(person.organisation, at=at, people=[person.canonical_id]):
        for item in standing.items:
            wanted = item.requirement
            if wanted.competency in known:
                current = known[wanted.competency].current
                asked = Asked(wanted.competency, current.title, wanted.context, current.critical)
                found.setdefault((wanted.competency, wanted.context), asked)
    return sorted(found.values(), key=lambda each: (each.code, str(each.context)))


def suspensions_in_force(person: Person, at: datetime) -> list[OpenSuspension]:
    history = open_book(person.organisation, people=[person.canonical_id]).history(person.canonical_id)
    found = []
    for code, competency in sorted(frameworks().competencies.items()):
        record = history.record(code)
        for suspension in record.suspensions if record else ():
            if record is not None and record.is_open(suspension, at):
                found.append(OpenSuspension(code, competency.current.title, suspension))
    return found


def standing_statements(person: Person, at: datetime) -> list[Statement]:
    """What was stated about her, is in date and was not revoked: what can be ended or revoked. Newest first."""
    records = [str(record.id) for record in records_of(person)]
    hers = Statement.objects.filter(organisation=person.organisation, person__in=records).defer("payload")
    revoked = set(hers.filter(kind=Kind.REVOCATION).values_list("about", flat=True))
    in_date = Q(valid_until__isnull=True) | Q(valid_until__gte=day_of(at))
    rows = hers.filter(in_date, kind__in=STANDING).order_by("-occurred_at", "-seq")
    return [row for row in rows if row.id not in revoked and not (row.kind == Kind.ABSENCE and row.about)]


def contexts_asked(organisation: Organisation) -> list[str]:
    """Every context that a role asks for, everywhere or at a unit of the organisation, once."""
    here = {"", *(str(unit.id) for unit in units_of(organisation))}
    return sorted({str(each.context) for each in requirements() if each.context and each.unit in here})
