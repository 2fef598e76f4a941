"""The ledger of one organisation from the table `statements`: every row admitted by the rules, or none appended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.models import ChainHead
from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.ledger.payload import details_column, nfc
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.ledger.services.state import completed
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import people_of
from stillroom.apps.places.models import Organisation
from stillroom.competence.admission import admit
from stillroom.competence.context import Context
from stillroom.competence.statement import EVERY_COMPETENCY, Capacity, Kind
from stillroom.competence.statement import Outcome as Result
from stillroom.standards.tables import Cells, ImportReport, Outcome, Problem, Row, RowOutcome, Table

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class StatementRowRead:
    row: Row
    reference: str
    about: str  # as it stands in the file
    draft: Draft


def import_statements(
    *, table: Table, organisation: Organisation, by: Person, dry_run: bool, now: datetime | None = None
) -> ImportReport:
    """Import all rows or none. The rules are applied outside the write lock; again if the chain grew meanwhile."""
    report = ImportReport.of(table, dry_run=dry_run)
    read = _read(table, organisation, by, report)
    if table.problems or report.problems:
        return report
    moment = now or clock.now()
    for _ in range(ATTEMPTS):
        planned, seq = report.planned(), _head(organisation)
        drafts = _admitted(read, organisation, planned, moment, seq)
        if planned.problems or dry_run or not drafts:
            report.take(planned)
            return report
        with transaction.atomic():
            chain = lock_chain(organisation)
            if chain.seq == seq:
                append(chain, drafts, moment)
                return _applied(report, planned)
    with transaction.atomic():  # others keep writing: hold them up while the rules are applied once more
        chain = lock_chain(organisation)
        planned = report.planned()
        drafts = _admitted(read, organisation, planned, moment, chain.seq)
        if planned.problems:
            report.take(planned)
            return report
        append(chain, drafts, moment)
        return _applied(report, planned)


def _applied(report: ImportReport, planned: ImportReport) -> ImportReport:
    report.take(planned)
    report.applied = True
    return report


def _head(organisation: Organisation) -> int:
    head = ChainHead.objects.filter(organisation=organisation).values_list("seq", flat=True).first()
    return head or 0


def _read(table: Table, organisation: Organisation, by: Person, report: ImportReport) -> list[StatementRowRead]:
    numbers = {person.employee_number: str(person.id) for person in people_of(organisation)}
    rows: dict[str, StatementRowRead] = {}
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        reference = cells.code("id", required=True, longest=200)
        kind = cells.choice("kind", tuple(Kind), required=True)
        person = _person(cells, "person", numbers, organisation, required=True)
        author = _person(cells, "author", numbers, organisation, required=True)
        voucher = _person(cells, "taken_over_by", numbers, organisation)
        competency = cells.text("competency", longest=50)
        if not competency and kind not in (Kind.APPOINTMENT, Kind.ABSENCE):
            cells.problem("competency", "The cell is empty.", "Write the competency's code.")
        occurred_at = cells.moment("occurred_at", required=True)
        if voucher and kind != Kind.SIGN_OFF:
            cells.problem("taken_over_by", "Only a sign-off can be taken over.", "Empty the cell.")
        reason = cells.long_text("reason")
        if reason and kind == Kind.ABSENCE:
            wrong = "Why somebody is away is never kept, so this text is left out."
            cells.warning("reason", wrong, "Leave the cell empty for absences.")
            reason = ""
        draft_fields = {
            "version": _version(cells),
            "context": cells.context("context"),
            "capacity": cells.choice("capacity", tuple(Capacity)),
            "method": cells.text("method", longest=50),
            "outcome": cells.choice("outcome", tuple(Result)),
            "valid_until": cells.day("valid_until"),
            "details": _details(cells),
        }
        about = cells.text("about", longest=200)
        if cells.failed or occurred_at is None:
            continue
        draft = Draft(
            kind=kind,
            person=person,
            author=author,
            occurred_at=occurred_at,
            competency=competency or EVERY_COMPETENCY,
            taken_over_by=voucher or None,
            recorded_by=str(by.id),
            reference=reference,
            texts={REASON: reason} if reason else {},
            **draft_fields,  # type: ignore[arg-type]
        )
        found = StatementRowRead(row, reference, about, draft)
        first = rows.setdefault(reference, found)
        if first is not found:
            cells.problem("id", f"Row {first.row.number} has this id already.", "Give each statement its own id.")
    return sorted(rows.values(), key=lambda read: (read.draft.occurred_at, read.row.number))


def _details(cells: Cells) -> dict[str, str]:
    """`quantity=3; workstation=ISO 2`: what a broth record or an entry in the logbook keeps beside the outcome."""
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in cells.text("details", longest=2000).split(";"))):
        key, _, value = (each.strip() for each in part.partition("="))
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,49}", key) or not value or key in found:
            cells.problem("details", f"“{part}” is not one detail.", "Write name=value, with “;” between two of them.")
        found[key] = nfc(value)
    return found


def _version(cells: Cells) -> str:
    """`2026.1`, or with the framework's code in front: `ASEPTIC 2026.1`, `ASEPTIC/2026.1`, `ASEPTIC@2026.1`."""
    written = cells.text("framework_version", longest=100)
    for separator in ("/", "@", " "):
        written = written.rpartition(separator)[2]
    return written


def _person(
    cells: Cells, field: str, numbers: Mapping[str, str], organisation: Organisation, *, required: bool = False
) -> str:
    number = cells.text(field, required=required, longest=50)
    if number and number not in numbers:
        wrong = f"{organisation.ods_code} has nobody with employee number “{number}”."
        cells.problem(field, wrong, "Check the number, or import the staff first.")
    return numbers.get(number, "")


def _admitted(
    read: list[StatementRowRead], organisation: Organisation, report: ImportReport, now: datetime, seq: int
) -> list[Draft]:
    """The drafts that are new, completed by the rules; refusals go to the report."""
    stored = {
        row.reference: row
        for row in StatementRow.objects.filter(organisation=organisation).exclude(reference="").defer("payload")
    } if read else {}  # fmt: skip
    ids = {reference: row.id for reference, row in stored.items()}
    ids |= {row.reference: row.draft.id for row in read if row.reference not in stored}
    book = open_book(organisation)
    drafts: list[Draft] = []
    for row in read:
        found = stored.get(row.reference)
        outcome = Outcome.NEW
        about = ids.get(row.about, row.about) or None
        if found is not None:
            outcome = Outcome.UNCHANGED
            if difference := _difference(found, row.draft, about):
                wrong = f"A statement with this id is in the ledger already, with another {difference}."
                fix = "A statement is never changed: give a new id, and state the correction with a reason."
                report.problems.add(Problem(row.row.file, row.row.number, "id", wrong, fix))
        else:
            seq += 1
            draft = replace(row.draft, about=about)
            admission = admit(book, draft.as_statement(now, seq))
            for refusal in admission.refusals:
                report.problems.add(Problem(row.row.file, row.row.number, refusal.field, refusal.wrong, refusal.fix))
            if admission.admitted:
                book.add(admission.statement)
                drafts.append(completed(draft, admission.statement))
        what = f"{row.draft.kind.replace('_', ' ')} {row.reference}: {row.draft.competency}"
        report.rows.append(RowOutcome(row.row.file, row.row.number, what, outcome))
    report.rows.sort(key=lambda outcome: (outcome.file, outcome.row or 0))
    return drafts


def _difference(found: StatementRow, draft: Draft, about: str | None) -> str:
    """The first field that differs; a cell left empty agrees with what the rules filled in."""
    pairs: list[tuple[str, object, object]] = [
        ("kind", found.kind, draft.kind),
        ("person", found.person, draft.person),
        ("author", found.author, draft.author),
        ("competency", found.competency, draft.competency),
        ("capacity", found.capacity, draft.capacity),
        ("outcome", found.outcome, draft.outcome),
        ("moment", found.occurred_at, draft.occurred_at),
        ("about", found.about, about or ""),
        ("taken_over_by", found.taken_over_by, draft.taken_over_by or ""),
    ]
    filled: list[tuple[str, object, object | None]] = [
        ("framework_version", found.framework_version, draft.version),
        ("context", Context.parse(found.context), draft.context),
        ("method", found.method, draft.method),
        ("valid_until", found.valid_until, draft.valid_until),
        ("details", found.details, details_column(draft.details)),
    ]
    pairs += [pair for pair in filled if pair[2]]
    return next((name for name, one, other in pairs if one != other), "")
