"""How people stand to the dated rules, and what of it stops a post from being role-ready."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from stillroom.apps.framework.selectors.rules import dated_rules
from stillroom.apps.people.models import Post
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.organisations import organisations_with_ids
from stillroom.apps.readiness.selectors.rule_facts import rule_facts
from stillroom.competence.rules.evaluate import findings
from stillroom.competence.rules.facts import PersonFacts
from stillroom.competence.rules.finding import Finding
from stillroom.competence.rules.rule import Effect

STOPPING = (Effect.BLOCKS, Effect.BLOCKS_UNTIL_MET)


def rule_findings(
    organisation: Organisation,
    *,
    day: date,
    people: Iterable[str] | None = None,
    unit: UUID | None = None,
    applying: bool = True,
) -> list[Finding]:
    """Of everyone, of some people, or of a unit: of each post held that day, rule by rule."""
    rules = dated_rules()
    facts = rule_facts(organisation, people=people, units=None if unit is None else [unit])
    found = [each for person in facts.values() for each in findings(rules, person, day, applying=applying)]
    if unit is None:
        return found
    here = {post.id for person in facts.values() for post in person.posts if post.unit == str(unit)}
    return [each for each in found if each.post in here]


def stopping_findings(
    organisation: Organisation,
    *,
    day: date,
    people: Iterable[str] | None = None,
    known_by: datetime | None = None,
    role_profile: str | None = None,
) -> dict[str, tuple[Finding, ...]]:
    """Post id → what the rules that can stop somebody say of it, met or not.

    `role_profile` asks what each would be in that role instead of the one held.
    """
    rules = [rule for rule in dated_rules(known_by) if rule.effect in STOPPING and rule.in_force(day)]
    if not rules:
        return {}
    facts = rule_facts(organisation, people=people, known_by=known_by, asked=False)
    found: dict[str, list[Finding]] = defaultdict(list)
    for person in facts.values():
        asked = in_role(person, role_profile) if role_profile else person
        for each in findings(rules, asked, day):
            found[each.post].append(each)
    return {post: tuple(each) for post, each in found.items()}


def in_role(person: PersonFacts, role_profile: str) -> PersonFacts:
    """The same person, were each of her posts in that role."""
    return replace(person, posts=tuple(replace(post, role_profile=role_profile) for post in person.posts))


def stopping_findings_of(posts: Iterable[Post], day: date) -> dict[str, tuple[Finding, ...]]:
    """The same for posts at hand, organisation by organisation."""
    people: dict[UUID, set[str]] = defaultdict(set)
    for post in posts:
        people[post.person.organisation_id].add(post.person.canonical_id)
    found: dict[str, tuple[Finding, ...]] = {}
    for organisation in organisations_with_ids(people):
        found |= stopping_findings(organisation, day=day, people=people[organisation.id])
    return found
