"""What one person still has to do for a role, with who can observe and who can sign each thing."""

from dataclasses import dataclass
from datetime import datetime

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import LearningPlan
from stillroom.apps.plans.selectors.learning_plans import closed_gaps_of
from stillroom.apps.readiness.selectors.report import observable_by, signable_by
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.apps.readiness.selectors.standings import PostStanding, standings
from stillroom.competence.framework import Frameworks
from stillroom.competence.gap import REINSTATEMENT, SIGN_OFF
from stillroom.competence.plan import OBSERVE, Gap, Plan, Step, plan
from stillroom.competence.plan_state import still_open


@dataclass(frozen=True)
class PersonPlan:
    """One post's plan, in the role held or in a target role."""

    standing: PostStanding
    role_profile: str
    plan: Plan
    frameworks: Frameworks
    speakers: Speakers

    def who_can(self, step: Step) -> set[str]:
        """Ids of those who could do their part in a step."""
        person = self.standing.post.person
        if step.action in (SIGN_OFF, REINSTATEMENT):
            return signable_by(step.item, person, self.speakers)
        requirement = step.item.requirement
        if step.action == OBSERVE:
            found = self.speakers.observers(requirement.competency, requirement.context, step.method, of=person)
            return set(found)
        return observable_by(step.item, person, self.speakers)

    def observers_of(self, gap: Gap) -> set[str]:
        """Everyone who may make an observation that the gap still lacks."""
        return {person for step in gap.steps if step.action == OBSERVE for person in self.who_can(step)}


def plans_of(
    person: Person, *, at: datetime, role_profile: str | None = None, speakers: Speakers | None = None
) -> list[PersonPlan]:
    """One plan for each post she holds."""
    human = person.canonical_id
    book = open_book(person.organisation, people=[human])
    known = frameworks()
    speakers = speakers or Speakers(person.organisation, at)
    found = standings(person.organisation, at=at, people=[human], role_profile=role_profile, book=book)
    return [
        PersonPlan(each, role_profile or each.post.role_profile, plan(each.items, known), known, speakers)
        for each in found
    ]


def derived_for(kept: LearningPlan, *, at: datetime, speakers: Speakers | None = None) -> PersonPlan | None:
    """What the ledger and the framework say of the role of a kept plan: at the post of that role, else at the first.

    None when she holds no post today.
    """
    found = plans_of(kept.person, at=at, role_profile=kept.role_profile, speakers=speakers)
    return next((each for each in found if each.standing.post.role_profile == kept.role_profile), None) or next(
        iter(found), None
    )


def open_gaps_of(kept: LearningPlan, *, at: datetime) -> tuple[Gap, ...] | None:
    """The gaps neither closed by the record nor closed with a reason; None when nothing can be derived."""
    found = derived_for(kept, at=at)
    return still_open(found.plan, closed_gaps_of(kept)) if found else None


def titles_of(found: PersonPlan) -> dict[str, str]:
    """Code → title of every competency the role asks for, in the order of its requirements."""
    known = found.frameworks.competencies
    codes = [item.requirement.competency for item in found.standing.items]
    return {code: known[code].current.title for code in codes if code in known}
