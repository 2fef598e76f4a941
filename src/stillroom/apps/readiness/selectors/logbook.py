"""Logbooks: what was entered, and how far it keeps the sign-offs current."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.competence.currency import Currency, currency
from stillroom.competence.readiness import Standing
from stillroom.competence.statement import Kind

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Kept:
    """One competency that asks for a minimum, and where somebody stands in it."""

    person: str
    asked: Asked
    standing: Standing
    currency: Currency | None


@dataclass(frozen=True, slots=True)
class Entry:
    row: Statement
    countersigned: Statement | None
    revoked: bool


def kept_current(organisation: Organisation, people: Iterable[str], at: datetime) -> list[Kept]:
    """For each of the people, each competency of her posts that asks for a minimum of activities."""
    known, humans = frameworks().competencies, sorted(set(people))
    book = open_book(organisation, people=humans)
    found: dict[tuple[str, str, str], Kept] = {}
    for post in standings(organisation, at=at, people=humans, book=book):
        for item in post.items:
            code, context = item.requirement.competency, item.requirement.context
            history = book.history(post.post.person)
            record = history.record(code)
            if code not in known or not known[code].current.activity_count or record is None:
                continue
            current = known[code].current
            asked = Asked(code, current.title, context, current.critical)
            kept = Kept(post.post.person, asked, item.standing, currency(record, context, at))
            found.setdefault((post.post.person, code, str(context)), kept)
    return [found[key] for key in sorted(found)]


def entries_of(person: Person) -> list[Entry]:
    """The latest entries in her logbook, with who countersigned each."""
    records = [str(record.id) for record in records_of(person)]
    hers = Statement.objects.filter(organisation=person.organisation, person__in=records).defer("payload")
    rows = list(hers.filter(kind=Kind.ACTIVITY, about="").order_by("-occurred_at", "-seq")[:SHOWN])
    later = hers.filter(about__in=[row.id for row in rows])
    countersigned = {each.about: each for each in later.filter(kind=Kind.ACTIVITY)}
    revoked = set(later.filter(kind=Kind.REVOCATION).values_list("about", flat=True))
    return [Entry(row, countersigned.get(row.id), row.id in revoked) for row in rows]


def people_in(unit: Unit) -> list[Person]:
    """Who holds a post at the unit today, each once, by name."""
    found = {post.person.canonical_id: post.person for post in current_posts(unit=unit)}
    return list(found.values())
