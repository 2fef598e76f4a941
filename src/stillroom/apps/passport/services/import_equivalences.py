"""The equivalence table, from CSV or Excel. A changed row closes the one before; nothing is deleted."""

from django.db import transaction

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.passport.selectors.equivalences import equivalence_rows
from stillroom.apps.passport.services.keep_equivalences import (
    IDENTITY,
    EquivalenceRow,
    check_may_keep,
    problems_of,
    write_equivalences,
)
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.competence.transfer import Extent
from stillroom.standards.tables import Cells, ImportReport, Outcome, RowOutcome, Table


def import_equivalences(*, table: Table, dry_run: bool, by: User | None = None) -> ImportReport:
    """Import all rows or none. Rows that the file does not name stay as they are. Raises PermissionDenied."""
    check_may_keep(by)
    report = ImportReport.of(table, dry_run=dry_run)
    rows = _read(table, report)
    if report.problems:
        return report
    stored = {tuple(getattr(row, name) for name in IDENTITY): row for row in equivalence_rows()}
    changed: list[EquivalenceRow] = []
    for number, row in rows:
        found = stored.pop(row.key, None)
        same = found is not None and all(getattr(found, name) == value for name, value in row.as_fields().items())
        outcome = Outcome.NEW if found is None else Outcome.UNCHANGED if same else Outcome.CHANGED
        if not same:
            changed.append(row)
        what = f"{row.source_framework} {row.source_competency} for {row.target_competency}"
        report.rows.append(RowOutcome(table.file, number, what, outcome, ""))
    report.not_in_file = [f"equivalence {row}" for row in stored.values()]
    if dry_run or not changed:
        return report
    with writing_import(), transaction.atomic():
        write_equivalences(changed, by=by)
    report.applied = True
    return report


def _read(table: Table, report: ImportReport) -> list[tuple[int, EquivalenceRow]]:
    known = frameworks()
    found: dict[tuple[str, ...], tuple[int, EquivalenceRow]] = {}
    for line in table.rows:
        cells = Cells(line, report.problems, report.warnings)
        row = _row(cells)
        if not cells.failed:
            for field, wrong in problems_of(row, known).items():
                cells.problem(field, wrong, "Correct the row.")
        if not cells.failed and row.key in found:
            cells.problem("source_competency", f"Row {found[row.key][0]} says this already.", "Keep one of the rows.")
        if not cells.failed:
            found[row.key] = (line.number, row)
    return list(found.values())


def _row(cells: Cells) -> EquivalenceRow:
    return EquivalenceRow(
        source_framework=cells.code("source_framework", required=True),
        source_competency=cells.code("source_competency", required=True),
        source_version=cells.code("source_version"),
        target_competency=cells.code("target_competency", required=True),
        target_version=cells.code("target_version"),
        extent=cells.choice("extent", [each.value for each in Extent]) or Extent.WHOLE.value,
        methods=tuple(cells.codes("methods")),
        why=cells.text("why", required=True, longest=300),
        valid_from=cells.day("valid_from"),
        valid_until=cells.day("valid_until"),
    )
