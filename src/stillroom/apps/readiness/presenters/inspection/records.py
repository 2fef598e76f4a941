"""Person by person: how each requirement stood, and the statements by competency."""

from collections.abc import Sequence

from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import UNKNOWN_PERSON
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.inspection.lines import line
from stillroom.apps.readiness.presenters.inspection.numbers import numbers
from stillroom.apps.readiness.presenters.words import STATES, context_words
from stillroom.apps.readiness.selectors.inspection.inspection import Inspection
from stillroom.apps.readiness.selectors.standings import PostStanding
from stillroom.competence.gap import Item
from stillroom.competence.readiness import MAY_WORK, State
from stillroom.competence.statement import EVERY_COMPETENCY, Kind
from stillroom.documents.inspection_pack.content import Fact, Group, Line, Record, Standing, Summary
from stillroom.ui import formats

STOPPED = {State.SUSPENDED, State.REVOKED, State.BLOCKED}


def posts_by_person(found: Inspection) -> dict[str, list[PostStanding]]:
    posts: dict[str, list[PostStanding]] = {human: [] for human in found.people}
    for standing in found.standings:
        posts.setdefault(standing.post.person, []).append(standing)
    return posts


def record(human: str, posts: Sequence[PostStanding], found: Inspection) -> Record:
    person = found.people.get(human)
    rows = found.statements.of.get(human, [])
    return Record(
        name=person.full_name if person else UNKNOWN_PERSON,
        facts=tuple(_facts(person, posts, found)),
        standings=tuple(standing(item, found) for post in posts for item in post.items),
        groups=tuple(_groups([row for row in rows if row.kind != Kind.ABSENCE], found)),
        absences=tuple(_absence(row, found) for row in rows if row.kind == Kind.ABSENCE),
    )


def _facts(person: Person | None, posts: Sequence[PostStanding], found: Inspection) -> list[Fact]:
    rows = [Fact("Employee number", person.employee_number)] if person else []
    registration = f"{person.registration_body} {person.registration_number}".strip() if person else ""
    rows.append(Fact("Registration", registration or "Not registered"))
    held = "; ".join(f"{role(each, found)}, from {formats.day(each.post.start)}" for each in posts)
    return [*rows, Fact("Posts held at that moment", held or "None")]


def role(each: PostStanding, found: Inspection) -> str:
    title = found.roles.get(each.post.role_profile, each.post.role_profile)
    return f"{title}, {found.units.get(each.post.unit, '')}".rstrip(", ")


def standing(item: Item, found: Inspection) -> Standing:
    state = item.standing.state
    rows = [found.statements.by_id[id_] for id_ in item.standing.because if id_ in found.statements.by_id]
    overdue = " (overdue)" if item.overdue else ""
    return Standing(
        competency=found.words.competency(item.requirement.competency),
        context=context_words(str(item.requirement.context)),
        state=f"{STATES[state].label}{overdue}",
        until=formats.short_day(item.standing.valid_until),
        because=numbers(rows) or "–",
    )


def summary(human: str, posts: Sequence[PostStanding], found: Inspection) -> Summary:
    items = [item for post in posts for item in post.items]
    states = [item.standing.state for item in items]
    alone = sum(state in MAY_WORK for state in states)
    supervised = states.count(State.SUPERVISED)
    stopped = sum(state in STOPPED for state in states)
    excused = states.count(State.NOT_REQUIRED)
    return Summary(
        name=found.words.person(human),
        role="; ".join(role(post, found) for post in posts),
        alone=f"{alone} of {len(items)}",
        supervised=str(supervised),
        stopped=str(stopped),
        other=str(len(items) - alone - supervised - stopped - excused),
    )


def _groups(rows: Sequence[Statement], found: Inspection) -> list[Group]:
    by_code: dict[str, list[Line]] = {}
    for row in rows:
        by_code.setdefault(row.competency, []).append(line(row, found))
    return [Group(found.words.competency(code), tuple(by_code[code])) for code in sorted(by_code)]


def _absence(row: Statement, found: Inspection) -> Line:
    whole = line(row, found)
    where = "all work" if row.competency == EVERY_COMPETENCY else found.words.competency(row.competency)
    return Line(
        whole.number,
        whole.when,
        whole.recorded,
        f"Away from {where} from {whole.when}",
        whole.by,
        whole.outcome.removeprefix("Until "),
        (),
        whole.marks,
    )
