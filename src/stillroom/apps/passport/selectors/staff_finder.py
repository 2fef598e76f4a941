"""Finds people who hold a competence, or held it lately, and are willing to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors import frameworks, requirements
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.passport.models import StaffSearch
from stillroom.apps.passport.selectors.willing import organisations_led_by, willing_in
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import full_names
from stillroom.apps.people.selectors.posts import domain_posts
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.apps.readiness.selectors.standings import held
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.shortest_way import OBSERVE, Way, WayStep, shortest_way


@dataclass(frozen=True, slots=True)
class Wanted:
    """Competence in a context, current or lapsed within so many months, for work at a place from a day on."""

    competency: str
    context: Context
    months: int
    on: date
    place: Organisation


@dataclass(frozen=True, slots=True)
class Helper:
    """`assessors`: the names of those who may do each step of `way` with her, in the same order."""

    person: Person
    units: tuple[UUID, ...]
    way: Way
    assessors: tuple[tuple[str, ...], ...]
    until: date


def find_helpers(user: User, wanted: Wanted, *, at: datetime) -> list[Helper]:
    """The nearest to ready first. Only in organisations whose administrators let her look."""
    places = organisations_led_by(user)
    willing = willing_in(places, on=wanted.on, place=wanted.place, competency=wanted.competency)
    found: list[Helper] = []
    for organisation in places:
        rows = [row for row in willing if row.person.organisation_id == organisation.id]
        if not rows:
            continue
        humans = [row.person.canonical_id for row in rows]
        posts = domain_posts(organisation=organisation, people=[UUID(human) for human in humans])
        here = {human: [p for p in posts if p.person == human and held(p, day_of(at))] for human in humans}
        book = open_book(organisation, people=humans, competencies=[wanted.competency])
        speakers = Speakers(organisation, at)
        for row in rows:
            human = row.person.canonical_id
            way = shortest_way(book.history(human), wanted.competency, wanted.context, at, months=wanted.months)
            if way is not None and here[human]:
                units = tuple(dict.fromkeys(UUID(post.unit) for post in here[human]))
                ids = [_assessors(step, speakers, human) for step in way.steps]
                names = full_names({each for some in ids for each in some})
                found.append(
                    Helper(
                        row.person,
                        units,
                        way,
                        tuple(tuple(sorted(names[each] for each in some)) for some in ids),
                        row.until_date,
                    )
                )
    found.sort(key=lambda helper: (helper.way.length, helper.person.last_name, helper.person.first_name))
    return found


def competences_to_find(user: User) -> list[tuple[str, Context]]:
    """What roles ask for in the organisations she looks in: everywhere, or at one of their units."""
    units = {
        str(id_)
        for id_ in Unit.objects.filter(organisation__in=organisations_led_by(user)).values_list("id", flat=True)
    }
    known = frameworks().competencies
    asked = {
        (r.competency, r.context) for r in requirements() if r.competency in known and (not r.unit or r.unit in units)
    }
    return sorted(asked, key=lambda each: (each[0], str(each[1])))


def searches_in(organisation: Organisation) -> Sequence[StaffSearch]:
    """Who searched here for what, the latest first."""
    rows = StaffSearch.objects.filter(organisations=organisation).select_related("searched_by")
    return list(rows.order_by("-searched_at", "-id")[:200])


def _assessors(step: WayStep, speakers: Speakers, human: str) -> list[str]:
    if step.action == OBSERVE:
        return speakers.observers(step.competency, step.context, step.method, of=human)
    if step.action == "log":
        return []
    return speakers.authorisers(step.competency, step.context, of=human)
