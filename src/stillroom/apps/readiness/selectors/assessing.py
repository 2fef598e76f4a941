"""What one person can be observed in now, and in which of it a given assessor may observe her."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.context import Context
from stillroom.competence.entitlement import may_act_for, observer_basis
from stillroom.competence.framework import Competency
from stillroom.competence.gap import Item
from stillroom.competence.method import RETURN_ASSESSMENT
from stillroom.competence.refusal import Refusal, Rule

OWN_OR_LOOK_ALIKE = Refusal(
    Rule.HERSELF,
    "author",
    "This is your own record, or it may be: nobody assesses their own work.",
    "Ask another assessor.",
)


@dataclass(frozen=True, slots=True)
class Assessable:
    """One item and one method: `missing` passes are still needed (0: none is due); `refusal` says why not by her."""

    item: Item
    competency: Competency
    method: str
    missing: int
    context: Context
    refusal: Refusal | None
    others: tuple[str, ...]  # ids of those who may, when she may not


def assessables(person: Person, *, by: Person, at: datetime, place: Context) -> list[Assessable]:
    """Every method of every item of the posts she holds, what is missing first. `place` is where they stand."""
    speakers = Speakers(person.organisation, at)
    known = frameworks()
    found: list[Assessable] = []
    seen: set[tuple[str, Context, str]] = set()
    for standing in standings(person.organisation, at=at, people=[person.canonical_id]):
        for item in standing.items:
            history = known.history(item.requirement.competency)
            if history is None:
                continue
            for method, missing in methods_of(item, history.current):
                key = (history.code, item.requirement.context, method)
                if key not in seen:
                    seen.add(key)
                    found.append(_assessable(item, history.current, method, missing, speakers, person, by, place))
    found.sort(key=lambda each: (each.missing == 0, each.competency.code))
    return found


def assessable(
    person: Person, requirement_id: UUID, method: str, *, by: Person, at: datetime, place: Context
) -> Assessable | None:
    """One of them; None when her posts do not ask for it, or not by this method."""
    wanted = str(requirement_id)
    for each in assessables(person, by=by, at=at, place=place):
        if each.item.requirement.id == wanted and each.method == method:
            return each
    return None


def methods_of(item: Item, competency: Competency) -> list[tuple[str, int]]:
    """The methods of all the schemes, with the passes still missing; a return assessment when recency is broken."""
    missing = dict(item.missing.passes)
    methods = [
        term.method
        for scheme in (competency.scheme, competency.renewal_scheme, competency.requalification_scheme)
        for term in scheme.terms
    ]
    if item.standing.recency_broken:
        methods.insert(0, RETURN_ASSESSMENT)
    return [(method, missing.get(method, 0)) for method in dict.fromkeys(methods)]


def observation_context(requirement: Context, place: Context) -> Context:
    """Where it is seen: what the requirement names, and what the place adds to it."""
    return Context(requirement | place) if requirement.compatible(place) else requirement


def _assessable(
    item: Item,
    competency: Competency,
    method: str,
    missing: int,
    speakers: Speakers,
    person: Person,
    by: Person,
    place: Context,
) -> Assessable:
    context = observation_context(item.requirement.context, place)
    author = by.canonical_id
    refusal: Refusal | None = None
    if not may_act_for(speakers.book, author, person.canonical_id):
        refusal = OWN_OR_LOOK_ALIKE
    else:
        basis = observer_basis(speakers.book, author, competency.code, context, speakers.at, method)
        refusal = basis if isinstance(basis, Refusal) else None
    others: tuple[str, ...] = ()
    if refusal is not None and missing:
        others = tuple(speakers.observers(competency.code, context, method, of=person.canonical_id))
    return Assessable(item, competency, method, missing, context, refusal, others)
