"""The knowledge parts of what a role asks for, and which of them somebody has assessed (user story 17)."""

from dataclasses import dataclass
from datetime import datetime

from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import Person
from stillroom.apps.plans.selectors.plan import PersonPlan, plans_of
from stillroom.competence.background import knowledge_method, knowledge_shown
from stillroom.competence.context import Context
from stillroom.competence.history import History
from stillroom.competence.statement import Statement


@dataclass(frozen=True, slots=True)
class BackgroundPart:
    """One competency's knowledge: the observation that showed it, or who can ask."""

    competency: str
    title: str
    group: str
    shown_by: Statement | None
    requirement: str
    context: Context
    method: str  # by which the framework has it assessed; empty when its schemes name none for knowledge
    askers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Background:
    found: PersonPlan
    parts: tuple[BackgroundPart, ...]

    @property
    def to_assess(self) -> tuple[BackgroundPart, ...]:
        return tuple(part for part in self.parts if part.shown_by is None)


def background_of(person: Person, *, at: datetime, role_profile: str | None = None) -> list[Background]:
    """One list a post. Rank, registration and years in post are not looked at: only passes that somebody saw are."""
    found = plans_of(person, at=at, role_profile=role_profile)
    history = open_book(person.organisation, people=[person.canonical_id]).history(person.canonical_id)
    return [Background(each, _parts(each, history, at)) for each in found]


def _parts(found: PersonPlan, history: History, at: datetime) -> tuple[BackgroundPart, ...]:
    parts: dict[str, BackgroundPart] = {}
    for item in found.standing.items:
        requirement = item.requirement
        record = history.record(requirement.competency)
        if record is None or not record.competency.current.knowledge.strip() or requirement.competency in parts:
            continue
        definition, shown = record.competency.current, knowledge_shown(record, at)
        asked_by, askers = knowledge_method(definition), []
        if shown is None and asked_by:
            askers = found.speakers.observers(
                requirement.competency, requirement.context, asked_by, of=found.standing.post.person
            )
        parts[requirement.competency] = BackgroundPart(
            requirement.competency,
            definition.title,
            definition.group,
            shown,
            requirement.id,
            requirement.context,
            asked_by,
            tuple(askers),
        )
    return tuple(parts.values())
