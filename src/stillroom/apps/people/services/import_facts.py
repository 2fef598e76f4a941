"""What the dated rules ask about people, from the tables enrolments, qualifications, registrations, supervisors and
experience."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.apps.people.services.facts.tables import CONFIRMED, FACT_TABLES, SUPERVISOR, FactTable
from stillroom.apps.people.services.record_fact import ENDS, FIRST_DAYS
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.competence.days import day_of
from stillroom.standards.tables import Cells, ImportReport, Outcome, Problem, Row, RowOutcome, Table

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    row: Row
    ods_code: str
    number: str
    said: dict[str, Any]

    @property
    def what(self) -> str:
        return f"{self.ods_code} {self.number}"


@dataclass
class _Plan:
    new: list[DatedRecord] = field(default_factory=list)
    closed: list[DatedRecord] = field(default_factory=list)


def import_facts(
    *, table: Table, dry_run: bool, by: User | None = None, only: Organisation | None = None
) -> ImportReport:
    """Import all rows or none. A changed record is closed and replaced; what the file leaves out is left.

    `only` limits the file to one organisation, for someone who administers no other.
    """
    facts = FACT_TABLES[table.columns.table]
    report = ImportReport.of(table, dry_run=dry_run)
    rows = _read(table, facts, report, only)
    planned = report.planned()
    plan = _planned(rows, facts, planned, by)
    report.take(planned)
    if report.problems or dry_run or not plan.new:
        return report
    with writing_import():
        planned = report.planned()
        plan = _planned(rows, facts, planned, by)
        if planned.problems:  # what is stored has changed in between
            report.take(planned)
            return report
        _write(plan, facts, now(), by)
    report.applied = True
    return report


def _read(table: Table, facts: FactTable, report: ImportReport, only: Organisation | None) -> list[FactRow]:
    rows = []
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        ods_code = cells.code("organisation", required=True, longest=20).upper()
        number, said = cells.code("employee_number", required=True), facts.read(cells)
        if only is not None and ods_code and ods_code != only.ods_code:
            fix = f"Import rows of {only.ods_code} only."
            cells.problem("organisation", f"You may not import for “{ods_code}”.", fix)
        first = next((said[name] for name in FIRST_DAYS if said.get(name)), None)
        for name in ENDS:
            if first and said.get(name) and said[name] < first:
                cells.problem(name, f"{said[name]} is before {first}.", "Correct one of the dates.")
        for name in ("completed_on", "withdrawn_on", "awarded_on"):
            if said.get(name) and said[name] > day_of(now()):
                cells.problem(name, f"{said[name]} is still to come.", "Correct the year, or leave the row out.")
        if not cells.failed:
            rows.append(FactRow(row, ods_code, number, said))
    return rows


def _planned(rows: list[FactRow], facts: FactTable, report: ImportReport, by: User | None) -> _Plan:
    plan = _Plan()
    codes = {row.ods_code for row in rows}
    people = {
        (person.organisation.ods_code, person.employee_number): person
        for person in Person.objects.filter(organisation__ods_code__in=codes).select_related("organisation")
    }
    stored: dict[Key, DatedRecord] = {}
    current = facts.model._default_manager.filter(known(), person__organisation__ods_code__in=codes)
    for record in current.select_related("person"):
        stored[_key(record, facts)] = record
    seen: dict[Key, int] = {}
    for row in rows:
        made = _made(row, facts, people, report, by)
        if made is None:
            continue
        key = _key(made, facts)
        if key in seen:
            wrong, fix = f"This is the same record as in row {seen[key]}.", "Keep one of the rows."
            report.problems.add(Problem(row.row.file, row.row.number, "employee_number", wrong, fix))
            continue
        seen[key] = row.row.number
        _compare(row, made, stored.get(key), plan, report)
    return plan


def _made(
    row: FactRow,
    facts: FactTable,
    people: Mapping[tuple[str, str], Person],
    report: ImportReport,
    by: User | None,
) -> DatedRecord | None:
    said = dict(row.said)
    numbers = {"employee_number": row.number, SUPERVISOR: said.pop(SUPERVISOR, "")}
    found: dict[str, Person] = {}
    for column, number in numbers.items():
        person = people.get((row.ods_code, number))
        if number and person is None:
            wrong = f"{row.ods_code} has nobody with employee number “{number}”."
            fix = "Correct it, or import the staff table first."
            report.problems.add(Problem(row.row.file, row.row.number, column, wrong, fix))
        elif person is not None:
            found[column] = person
    person, supervisor = found.get("employee_number"), found.get(SUPERVISOR)
    if person is None or (numbers[SUPERVISOR] and supervisor is None):
        return None
    if supervisor is not None:
        if supervisor.canonical_id == person.canonical_id:
            wrong, fix = "Nobody supervises herself.", "Name another supervisor."
            report.problems.add(Problem(row.row.file, row.row.number, SUPERVISOR, wrong, fix))
            return None
        said["supervisor"] = supervisor
    confirmed = said.pop(CONFIRMED, False)
    made = facts.model(person=person, **said)
    if confirmed:
        made.confirmed_at, made.confirmed_by = now(), by  # type: ignore[attr-defined]
    return made


def _key(record: DatedRecord, facts: FactTable) -> Key:
    return (record.person_id, *(getattr(record, name) for name in facts.identity))


def _compare(row: FactRow, made: DatedRecord, stored: DatedRecord | None, plan: _Plan, report: ImportReport) -> None:
    outcome, detail = Outcome.UNCHANGED, ""
    if stored is None:
        outcome = Outcome.NEW
        plan.new.append(made)
    elif detail := "; ".join(_differences(row, made, stored)):
        outcome = Outcome.CHANGED
        plan.new.append(made)
        plan.closed.append(stored)
    report.rows.append(RowOutcome(row.row.file, row.row.number, row.what, outcome, detail))


def _differences(row: FactRow, made: DatedRecord, stored: DatedRecord) -> list[str]:
    """By column; a confirmation that stands is not taken back by a file that leaves it out."""
    found = []
    for name in row.said:
        if name == CONFIRMED:
            if row.said[name] and stored.confirmed_at is None:  # type: ignore[attr-defined]
                found.append("confirmed: no → yes")
        elif name != SUPERVISOR and row.row.cells.get(name) is None:
            setattr(made, name, getattr(stored, name))  # a column that the file has not keeps what is stored
        elif name != SUPERVISOR and getattr(made, name) != getattr(stored, name):
            found.append(f"{name}: {getattr(stored, name) or '(empty)'} → {getattr(made, name) or '(empty)'}")
    if CONFIRMED in row.said and not row.said[CONFIRMED]:
        made.confirmed_at, made.confirmed_by = stored.confirmed_at, stored.confirmed_by  # type: ignore[attr-defined]
    return found


def _write(plan: _Plan, facts: FactTable, moment: datetime, by: User | None) -> None:
    closed: dict[type[DatedRecord], list[UUID]] = defaultdict(list)
    for record in plan.closed:
        closed[type(record)].append(record.id)
    for model, ids in closed.items():
        for start in range(0, len(ids), 500):
            rows = model._default_manager.filter(id__in=ids[start : start + 500])
            rows.update(replaced_at=moment, replaced_by=by)
    for record in plan.new:
        record.recorded_at, record.recorded_by = moment, by
    facts.model._default_manager.bulk_create(plan.new)
