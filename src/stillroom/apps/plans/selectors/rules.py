"""What a reader may see of how people stand to the dated rules."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors.rules import dated_rules
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.readiness.selectors.readable import people_readable_by
from stillroom.apps.readiness.selectors.rule_facts import rule_facts
from stillroom.competence.rules.evaluate import findings
from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class Stands:
    """A finding with the person and the post it is of."""

    person: PersonFacts
    post: PostFacts
    finding: Finding


def standing_readable_by(user: User, day: date) -> list[Stands]:
    """Of everyone whose record she may open, by name; in as many queries however many they are."""
    by_organisation: dict[Organisation, list[str]] = defaultdict(list)
    for person in people_readable_by(user).select_related("organisation"):
        by_organisation[person.organisation].append(str(person.id))
    rules = dated_rules()
    found = []
    for organisation, people in by_organisation.items():
        facts = rule_facts(organisation, people=people)
        for one in sorted(facts.values(), key=lambda each: (each.name.casefold(), each.person)):
            posts = {post.id: post for post in one.posts}
            found += [Stands(one, posts[each.post], each) for each in findings(rules, one, day)]
    return found


def standing_in_units(organisation: Organisation, units: Iterable[Unit], day: date) -> list[Stands]:
    """Of everyone in post at some units of one organisation that day."""
    wanted = {str(unit.id) for unit in units}
    if not wanted:
        return []
    rules, found = dated_rules(), []
    for one in rule_facts(organisation, units=[UUID(unit) for unit in wanted]).values():
        posts = {post.id: post for post in one.posts}
        stands = (Stands(one, posts[each.post], each) for each in findings(rules, one, day))
        found += [each for each in stands if each.post.unit in wanted]
    return found


def standing_of(person: Person, day: date) -> tuple[PersonFacts, list[Stands]]:
    """One person, with all that is known of her."""
    facts = rule_facts(person.organisation, people=[person.canonical_id])[person.canonical_id]
    posts = {post.id: post for post in facts.posts}
    return facts, [Stands(facts, posts[each.post], each) for each in findings(dated_rules(), facts, day)]
