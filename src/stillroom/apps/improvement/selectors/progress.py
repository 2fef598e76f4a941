"""Who has done what a finding asked for: derived from the ledger and from completions, never stored.

Only what happened after the day of the finding counts: what was done before did not prevent it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from stillroom.apps.academy.models import LearningCompletion
from stillroom.apps.accounts.clock import now
from stillroom.apps.improvement.models import Assignment, FindingDetails, TrainingAction
from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.selectors.people import canonical_ids
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.apps.readiness.selectors.procedures import Named, taken_up
from stillroom.competence.days import day_of, end_of
from stillroom.competence.method import method
from stillroom.competence.statement import Kind, Outcome


@dataclass(frozen=True, slots=True)
class Proof:
    """How it was shown: a statement and its author, or her own word when `by` is she herself."""

    on: date
    method: str
    by: str
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    assignment: Assignment
    found_on: date
    proof: Proof | None

    @property
    def action(self) -> TrainingAction:
        return self.assignment.action

    @property
    def withdrawn(self) -> bool:
        return self.assignment.withdrawn_at is not None

    @property
    def done(self) -> bool:
        return self.proof is not None

    @property
    def open(self) -> bool:
        return not self.done and not self.withdrawn

    def overdue(self, today: date) -> bool:
        return self.open and self.action.due_on < today


def progress_of(assignments: Sequence[Assignment]) -> list[Progress]:
    """In the order given. A handful of queries for each organisation, however many people."""
    found_on = _days({each.action.finding_id for each in assignments})
    proofs: dict[UUID, Proof | None] = {}
    for organisation in {each.action.finding.organisation for each in assignments}:
        here = [each for each in assignments if each.action.finding.organisation == organisation]
        reader = _Reader(organisation, here)
        for each in here:
            proofs[each.id] = reader.proof(each, found_on[each.action.finding_id])
    return [Progress(each, found_on[each.action.finding_id], proofs[each.id]) for each in assignments]


def _days(findings: Iterable[UUID]) -> dict[UUID, date]:
    rows = FindingDetails.objects.filter(known(), finding__in=list(findings))
    return dict(rows.values_list("finding_id", "found_on"))


def _is_what_was_asked(action: TrainingAction, statement: Statement) -> bool:
    """By the method asked for; where none is, somebody must have seen it: a laboratory result shows no technique."""
    return statement.method == action.method if action.method else not method(statement.method).laboratory


class _Reader:
    """What an organisation's people did, read once for all that is asked of them."""

    def __init__(self, organisation: Organisation, assignments: Sequence[Assignment]) -> None:
        self.humans = {str(record): str(human) for record, human in canonical_ids(organisation).items()}
        actions = {each.action_id: each.action for each in assignments}.values()
        people = {self.humans.get(str(each.person_id), str(each.person_id)) for each in assignments}
        records = [record for record, human in self.humans.items() if human in people]
        self.observed = self._observations(organisation, {a.competency for a in actions if a.competency}, records)
        self.completed = self._completions({a.item_code for a in actions if a.item_code}, records)
        sops = [action.sop for action in actions if action.sop]
        self.read: Mapping[Named, tuple[str, datetime]] = taken_up(organisation, sops) if sops else {}

    def proof(self, each: Assignment, found_on: date) -> Proof | None:
        action, human = each.action, self.humans.get(str(each.person_id), str(each.person_id))
        if action.kind == TrainingAction.Kind.REASSESS:
            for statement in self.observed.get((human, action.competency), ()):
                if statement.occurred_at >= end_of(found_on) and _is_what_was_asked(action, statement):
                    by = self.humans.get(statement.author, statement.author)
                    return Proof(day_of(statement.occurred_at), statement.method, by, statement.id)
        elif action.kind == TrainingAction.Kind.LEARN:
            for day in self.completed.get((human, action.item_code), ()):
                if day > found_on:
                    return Proof(day, "", human)
        elif action.sop is not None:
            sop = action.sop
            read = self.read.get((human, (sop.unit.code, sop.code, sop.version)))
            if read is not None and read[1] >= end_of(found_on):
                return Proof(day_of(read[1]), "", human, read[0])
        return None

    def _observations(
        self, organisation: Organisation, codes: set[str], records: list[str]
    ) -> dict[tuple[str, str], list[Statement]]:
        """Passes by human and competency that nobody revoked, the earliest first."""
        found: dict[tuple[str, str], list[Statement]] = {}
        if not codes:
            return found
        stated = Statement.objects.filter(organisation=organisation, competency__in=codes, person__in=records)
        revoked = set(stated.filter(kind=Kind.REVOCATION).values_list("about", flat=True))
        rows = stated.filter(kind=Kind.OBSERVATION, outcome=Outcome.PASS, occurred_at__lte=now())
        rows = rows.order_by("occurred_at", "seq")
        for row in rows.only("id", "person", "author", "competency", "method", "occurred_at"):
            if row.id not in revoked:
                found.setdefault((self.humans.get(row.person, row.person), row.competency), []).append(row)
        return found

    def _completions(self, codes: set[str], records: list[str]) -> dict[tuple[str, str], list[date]]:
        found: dict[tuple[str, str], list[date]] = {}
        if not codes:
            return found
        rows = LearningCompletion.objects.filter(
            item__code__in=codes, person__in=[UUID(each) for each in records]
        ).order_by("completed_on")
        for person, code, day in rows.values_list("person_id", "item__code", "completed_on"):
            found.setdefault((self.humans.get(str(person), str(person)), code), []).append(day)
        return found
