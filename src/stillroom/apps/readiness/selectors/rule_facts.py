"""Everything the dated rules ask about people, put together from their posts, units, records and statements."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Min

from stillroom.apps.framework.selectors import frameworks, requirements
from stillroom.apps.ledger.selectors.broths import broths_passed
from stillroom.apps.people.models import Post
from stillroom.apps.people.selectors.people import canonical_id_by_number
from stillroom.apps.people.selectors.posts import posts
from stillroom.apps.people.selectors.rule_facts import PersonRecords, person_records
from stillroom.apps.places.models import Organisation, UnitDetails
from stillroom.apps.places.selectors.units import details_by_unit
from stillroom.competence.days import day_of
from stillroom.competence.framework import Frameworks
from stillroom.competence.requirement import Requirement, asked_at
from stillroom.competence.rules.facts import PersonFacts, PostFacts

BROTH = "broth"


def rule_facts(
    organisation: Organisation,
    *,
    people: Iterable[str] | None = None,
    units: Iterable[UUID] | None = None,
    known_by: datetime | None = None,
    asked: bool = True,
) -> dict[str, PersonFacts]:
    """Human → facts, for everyone in the organisation, some people, or all who hold a post at some units.

    Without `asked` what the roles require and the broths are left out: no rule that stops anybody needs them.
    """
    wanted = None if people is None else list(people)
    of = None if wanted is None else [UUID(each) for each in wanted]
    rows = posts(organisation=organisation, people=of, known_by=known_by)
    if units is not None:
        rows = rows.filter(unit__in=list(units))
    humans = list(dict.fromkeys([*(row.person.canonical_id for row in rows), *(wanted or ())]))
    everyone = wanted is None and units is None
    records = person_records(organisation, people=None if everyone else humans, known_by=known_by)
    held = _post_facts(organisation, list(rows), known_by, asked)
    passed = broths_passed(organisation, None if everyone else humans, known_by) if asked else {}
    return {human: _person(human, records, held[human], passed.get(human, ())) for human in humans}


def _person(
    human: str, records: PersonRecords, held: list[PostFacts], passed: tuple[date, ...] | list[date]
) -> PersonFacts:
    return PersonFacts(
        human,
        records.names.get(human, ""),
        tuple(held),
        tuple(records.enrolments.get(human, ())),
        tuple(records.qualifications.get(human, ())),
        tuple(records.registrations.get(human, ())),
        tuple(records.supervisors.get(human, ())),
        tuple(records.experience.get(human, ())),
        tuple(passed),
    )


def _post_facts(
    organisation: Organisation, rows: list[Post], known_by: datetime | None, asked: bool
) -> dict[str, list[PostFacts]]:
    details = details_by_unit(organisation=organisation, known_by=known_by)
    answering = canonical_id_by_number(organisation, (each.accountable_number for each in details.values()))
    numbers = {number: str(human) for number, human in answering.items()}
    by_role: dict[str, list[Requirement]] = defaultdict(list)
    known = frameworks() if asked else None
    if asked:
        for each in requirements({row.role_profile for row in rows}, known_by):
            by_role[each.role_profile].append(each)
    since = _first_recorded(rows) if asked else {}
    found: dict[str, list[PostFacts]] = defaultdict(list)
    for row in rows:
        at_unit = details.get(row.unit_id)
        facilities = frozenset(at_unit.facilities) if at_unit else frozenset[str]()
        applying = asked_at(str(row.unit_id), facilities, by_role[row.role_profile]) if asked else []
        human = row.person.canonical_id
        found[human].append(
            PostFacts(
                str(row.id),
                str(row.unit_id),
                row.role_profile,
                row.staff_group,
                row.start_date,
                row.end_date,
                row.afc_band,
                facilities,
                at_unit.country if at_unit else "",
                _accountable(at_unit, human, numbers),
                since.get((row.person_id, row.unit_id, row.role_profile)),
                tuple(each.context for each in applying),
                known is not None and any(_by_broth(known, each) for each in applying),
            )
        )
    return found


def _accountable(details: UnitDetails | None, human: str, numbers: dict[str, str]) -> bool:
    return details is not None and numbers.get(details.accountable_number) == human


def _first_recorded(rows: list[Post]) -> dict[tuple[UUID, UUID, str], date]:
    """Since when a post has been known here, under whichever of its corrections."""
    people = {row.person_id for row in rows}
    history = Post.objects.filter(person__in=people) if len(people) < 2_000 else Post.objects.all()
    first = history.values_list("person_id", "unit_id", "role_profile").annotate(first=Min("recorded_at"))
    return {(person, unit, role): day_of(moment) for person, unit, role, moment in first.order_by()}


def _by_broth(known: Frameworks, requirement: Requirement) -> bool:
    history = known.history(requirement.competency)
    return history is not None and any(term.method == BROTH for term in history.current.scheme.terms)
