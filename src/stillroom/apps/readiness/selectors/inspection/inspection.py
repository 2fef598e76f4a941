"""Everything an inspection pack is made of, read in a number of queries that does not grow with its people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from stillroom.apps.accounts import clock
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.ledger.models import ChainHead, Checkpoint
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.ledger.selectors import stored
from stillroom.apps.ledger.selectors.names import competency_titles, names_of
from stillroom.apps.ledger.selectors.signatures import Signatory, signatories
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import accountable_by_unit, canonical_ids, people_of
from stillroom.apps.places.selectors.units import details_by_unit, units_of
from stillroom.apps.readiness.presenters.as_at import statements_shown
from stillroom.apps.readiness.selectors.inspection.statements import Statements, statements_about
from stillroom.apps.readiness.selectors.inspection.subject import Subject
from stillroom.apps.readiness.selectors.standings import PostStanding, standings
from stillroom.competence.framework import Frameworks


@dataclass(frozen=True, slots=True)
class Inspection:
    """`people`: her kept record by human, in the order of their names. `accountable`: human → codes of units."""

    subject: Subject
    people: dict[str, Person]
    standings: list[PostStanding]
    statements: Statements
    signatories: list[Signatory]
    accountable: Mapping[str, list[str]]
    units: Mapping[str, str]
    human: Mapping[str, str]
    words: Wording
    roles: Mapping[str, str]
    frameworks: Frameworks
    head: ChainHead | None
    checkpoints: list[Checkpoint]

    def same_human(self, record: str) -> str:
        return self.human.get(record, record)


def inspect(subject: Subject) -> Inspection:
    organisation, known_by = subject.organisation, subject.known_by
    human = {str(record): str(of) for record, of in canonical_ids(organisation, known_by).items()}
    found = standings(
        organisation,
        at=subject.at,
        known_by=known_by,
        unit=subject.unit.id if subject.unit else None,
        people=[subject.person.canonical_id] if subject.person else None,
    )
    wanted = {subject.person.canonical_id} if subject.person else {standing.post.person for standing in found}
    statements = statements_about(
        organisation,
        {record: of for record, of in human.items() if of in wanted},
        at=subject.at,
        known_by=known_by,
        only=statements_shown(found) if subject.is_day else None,
    )
    accountable: dict[str, list[str]] = {}
    codes = {str(id_): code for id_, code in units_of(organisation).values_list("id", "code")}
    for unit, person in accountable_by_unit(organisation, known_by).items():
        accountable.setdefault(str(person), []).append(codes[str(unit)])
    return Inspection(
        subject=subject,
        people={id_: each for each in people_of(organisation) if (id_ := str(each.id)) in wanted},
        standings=found,
        statements=statements,
        signatories=_signers(subject, statements, human),
        accountable=accountable,
        units=_unit_names(subject, codes),
        human=human,
        words=Wording(names_of(organisation), competency_titles()),
        roles=role_titles(),
        frameworks=frameworks(known_by),
        head=stored.head(organisation.id),
        checkpoints=stored.checkpoints(organisation.id),
    )


def _signers(subject: Subject, statements: Statements, human: Mapping[str, str]) -> list[Signatory]:
    """Of the organisation's signature log, those who signed something here or entitled someone who did."""
    rows = statements.by_id.values()
    signed = {human.get(who, who) for row in rows for who in (row.author, row.taken_over_by) if who}
    return [each for each in signatories(subject.organisation, at=clock.now()) if str(each.person.id) in signed]


def _unit_names(subject: Subject, codes: Mapping[str, str]) -> dict[str, str]:
    details = details_by_unit(organisation=subject.organisation, known_by=subject.known_by)
    names = {str(unit): row.name for unit, row in details.items()}
    return {unit: names.get(unit) or code for unit, code in codes.items()}


def first_recorded(found: Inspection) -> datetime | None:
    return min((row.recorded_at for row in found.statements.every()), default=None)
