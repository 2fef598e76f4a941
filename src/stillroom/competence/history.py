"""Everything stated about one person, divided by competency."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property

from stillroom.competence.framework import Frameworks
from stillroom.competence.record import Record, in_order
from stillroom.competence.statement import EVERY_COMPETENCY, Kind, Statement

NOTHING: tuple[Statement, ...] = ()


class History:
    """One person's statements within one organisation, as known at one time."""

    def __init__(self, person: str, statements: Iterable[Statement], frameworks: Frameworks) -> None:
        self.person = person
        self.frameworks = frameworks
        self.appointments: list[Statement] = []
        self.absences: list[Statement] = []
        self.absence_changes: list[Statement] = []  # each gives the absence it is about another last day
        self.revocations: dict[str, Statement] = {}
        self._by_competency: dict[str, list[Statement]] = {}
        self._records: dict[str, Record | None] = {}
        by_competency = self._by_competency
        for statement in sorted(statements, key=in_order):
            kind = statement.kind
            if kind == Kind.APPOINTMENT:
                self.appointments.append(statement)
                continue
            if kind == Kind.ABSENCE:
                (self.absences if statement.about is None else self.absence_changes).append(statement)
                continue
            if kind == Kind.REVOCATION and statement.about is not None:
                self.revocations.setdefault(statement.about, statement)
            found = by_competency.get(statement.competency)
            if found is None:
                by_competency[statement.competency] = [statement]
            else:
                found.append(statement)

    def record(self, code: str) -> Record | None:
        """Her record in a competency; None if no framework holds the code."""
        try:
            return self._records[code]
        except KeyError:
            competency = self.frameworks.competencies.get(code)
            record = Record(competency, self._by_competency.get(code, NOTHING)) if competency else None
            self._records[code] = record
            return record

    @cached_property
    def by_id(self) -> Mapping[str, Statement]:
        every = [self.appointments, self.absences, self.absence_changes, *self._by_competency.values()]
        return {statement.id: statement for statements in every for statement in statements}

    def revoked(self, statement: Statement, at: datetime) -> bool:
        revocation = self.revocations.get(statement.id)
        return revocation is not None and revocation.occurred_at <= at

    def absences_from(self, code: str, at: datetime) -> list[Statement]:
        """Unrevoked absences that touch a competency, begun by `at`, each with the last day it had by then."""
        return [
            self.as_changed(absence, at)
            for absence in self.absences
            if absence.occurred_at <= at
            and absence.competency in (code, EVERY_COMPETENCY)
            and not self.revoked(absence, at)
        ]

    def as_changed(self, absence: Statement, at: datetime) -> Statement:
        """The absence with the last day that the latest unrevoked change by `at` gave it."""
        for change in reversed(self.absence_changes):
            if change.about == absence.id and change.occurred_at <= at and not self.revoked(change, at):
                return absence._replace(valid_until=change.valid_until)
        return absence
