"""Refuses a units table that names somebody accountable against the rules of the day (RU10, RU10b)."""

from collections.abc import Sequence

from stillroom.apps.accounts.clock import now
from stillroom.apps.framework.selectors.rules import dated_rules
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import people_with_numbers
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.people.selectors.rule_facts import person_records
from stillroom.apps.places.selectors.organisations import organisations_by_code
from stillroom.apps.places.unit_checks import Objection, ProposedUnit
from stillroom.competence.days import day_of
from stillroom.competence.rules.evaluate import judge
from stillroom.competence.rules.facts import SECTION_10, PersonFacts, PostFacts
from stillroom.competence.rules.finding import Outcome
from stillroom.competence.rules.words import day_words

KEY_ROLE_RULES = ("RU10", "RU10b")


def check_accountable(units: Sequence[ProposedUnit]) -> list[Objection]:
    """Somebody who is not on the staff list yet cannot be judged: her post will say so when she is."""
    asked = [unit for unit in units if unit.accountable_number and SECTION_10 in unit.facilities]
    today = day_of(now())
    rules = [rule for rule in dated_rules() if rule.code in KEY_ROLE_RULES and rule.in_force(today)] if asked else []
    if not rules:
        return []
    found = []
    places = organisations_by_code({unit.ods_code for unit in asked})
    for code, place in sorted(places.items()):
        here = [unit for unit in asked if unit.ods_code == code]
        people = people_with_numbers(place, {unit.accountable_number for unit in here})
        records = person_records(place, people=[person.canonical_id for person in people.values()])
        groups = _staff_groups(people)
        for unit in here:
            person = people.get(unit.accountable_number)
            if person is None or person.canonical_id not in groups:
                continue
            human = person.canonical_id
            post = PostFacts(
                "",
                unit.code,
                "",
                groups[human],
                today,
                facilities=unit.facilities,
                country=unit.country,
                accountable=True,
            )
            facts = PersonFacts(human, person.full_name, (post,), qualifications=tuple(records.qualifications[human]))
            for rule in rules:
                verdict = judge(rule, facts, post, today).verdict
                if verdict.outcome is Outcome.BREACHED:
                    until = f" until {day_words(rule.valid_until)}" if rule.valid_until else ""
                    wrong = f"{person.full_name}: {verdict.reason} {rule.code}{until}: {rule.statement}"
                    found.append(Objection(unit, "accountable", wrong, f"{verdict.step}."))
    return found


def _staff_groups(people: dict[str, Person]) -> dict[str, str]:
    """Human → the staff group of a post held today."""
    organisations = {person.organisation_id: person.organisation for person in people.values()}
    found: dict[str, str] = {}
    wanted = {person.canonical_id for person in people.values()}
    for organisation in organisations.values():
        for post in current_posts(organisation=organisation).order_by("start_date", "id"):
            human = post.person.canonical_id
            if human in wanted:
                found[human] = post.staff_group
    return found
