"""What changes for a unit on a day, and who would be ready for a role then."""

from dataclasses import dataclass
from datetime import date

from stillroom.apps.framework.selectors.rules import dated_rules
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.selectors.rule_facts import rule_facts
from stillroom.apps.readiness.selectors.rule_findings import STOPPING, in_role
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.days import ONE_DAY, start_of
from stillroom.competence.rules.changes import Candidate, Reached, RuleChange, candidate, changes_on, reached
from stillroom.competence.rules.evaluate import judge
from stillroom.competence.rules.facts import PersonFacts
from stillroom.competence.rules.finding import Finding, Outcome
from stillroom.competence.rules.rule import Rule


@dataclass(frozen=True)
class Compared:
    """One person for a role, on the day before and on the day."""

    person: PersonFacts
    staff_group: str
    before: Candidate
    after: Candidate


@dataclass(frozen=True)
class UnitChanges:
    day: date
    changes: list[tuple[RuleChange, list[Reached]]]
    candidates: list[Compared]


def unit_changes(unit: Unit, day: date, role_profile: str) -> UnitChanges:
    """Of everyone in post at the unit that day, by how little is missing. An empty role compares nobody."""
    rules = dated_rules()
    facts = rule_facts(unit.organisation, units=[unit.id])
    people = sorted(facts.values(), key=lambda each: (each.name.casefold(), each.person))
    changes = [(change, reached(change, people, str(unit.id), day)) for change in changes_on(rules, day)]
    return UnitChanges(day, changes, _compared(unit, day, role_profile, rules, facts) if role_profile else [])


def _compared(
    unit: Unit, day: date, role_profile: str, rules: tuple[Rule, ...], facts: dict[str, PersonFacts]
) -> list[Compared]:
    found: dict[str, Compared] = {}
    for each in standings(unit.organisation, at=start_of(day), unit=unit.id, role_profile=role_profile):
        person = facts[each.post.person]
        asked = in_role(person, role_profile)
        post = next(post for post in asked.posts if post.id == each.post.id)
        before, after = (
            candidate(person.person, post.id, each.items, _stopping(rules, asked, post.id, on))
            for on in (day - ONE_DAY, day)
        )
        compared = Compared(person, post.staff_group, before, after)
        best = found.get(person.person)
        if best is None or after.distance < best.after.distance:
            found[person.person] = compared
    return sorted(found.values(), key=lambda c: (c.after.distance, c.after.waits, c.person.name.casefold()))


def _stopping(rules: tuple[Rule, ...], facts: PersonFacts, post_id: str, day: date) -> tuple[Finding, ...]:
    post = next(post for post in facts.posts if post.id == post_id)
    found = (judge(rule, facts, post, day) for rule in rules if rule.effect in STOPPING and rule.in_force(day))
    return tuple(each for each in found if each.outcome is not Outcome.DOES_NOT_APPLY)
