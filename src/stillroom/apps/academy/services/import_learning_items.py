"""The catalogue, from the table `learning_items`. A changed item closes its row and adds one; nothing is deleted."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from stillroom.apps.academy.models import LearningItem
from stillroom.apps.academy.models.learning_item import Approval, Experience
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.places.selectors.known import known
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.standards.tables import Cells, ImportReport, Outcome, Row, RowOutcome, Table
from stillroom.standards.tables.names import resembling


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row, with the names of the model's fields."""

    code: str
    title: str
    provider: str
    kind: str
    where: str
    minutes: int | None
    version: str
    content_date: date | None
    review_date: date | None
    owner: str
    assessed: bool
    approval: str
    competencies: tuple[str, ...]
    remarks: str
    source: str

    def as_fields(self) -> dict[str, Any]:
        return asdict(self) | {"competencies": list(self.competencies)}

    def difference(self, stored: LearningItem) -> str:
        """“title: A → B; minutes: 20 → 30”, or nothing."""
        wanted = self.as_fields()
        names = [each.name for each in fields(self) if getattr(stored, each.name) != wanted[each.name]]
        return "; ".join(f"{name}: {getattr(stored, name) or '–'} → {wanted[name] or '–'}" for name in names)


def import_learning_items(*, table: Table, dry_run: bool, by: User | None = None) -> ImportReport:
    """Import all rows or none. Items that the file does not name are left as they are."""
    report = ImportReport.of(table, dry_run=dry_run)
    rows = _read(table, report)
    if report.problems:
        return report
    stored = {item.code: item for item in LearningItem.objects.filter(known())}
    changed: list[ItemRow] = []
    for number, row in rows:
        found = stored.pop(row.code, None)
        detail = row.difference(found) if found else ""
        outcome = Outcome.NEW if found is None else Outcome.CHANGED if detail else Outcome.UNCHANGED
        if outcome is not Outcome.UNCHANGED:
            changed.append(row)
        report.rows.append(RowOutcome(table.file, number, f"{row.code} {row.title}", outcome, detail))
    report.not_in_file = sorted(f"learning item {code}" for code in stored)
    if dry_run or not changed:
        return report
    with writing_import():
        _write(changed, moment=now(), by=by)
    report.applied = True
    return report


def _read(table: Table, report: ImportReport) -> list[tuple[int, ItemRow]]:
    known_codes = frameworks().competencies.keys()
    found: dict[str, tuple[int, ItemRow]] = {}
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        item = _item(cells, row)
        for code in item.competencies:
            if code not in known_codes:
                wrong = f"There is no competency “{code}”{resembling(code, known_codes)}."
                cells.problem("competencies", wrong, "Correct the code, or import its framework first.")
        if item.content_date and item.review_date and item.review_date < item.content_date:
            cells.problem("review_date", "The review is before the content.", "Correct one of the two dates.")
        if item.code in found and not cells.failed:
            cells.problem("code", f"Row {found[item.code][0]} has this code already.", "Keep one of the rows.")
        if not cells.failed:
            found[item.code] = (row.number, item)
    return list(found.values())


def _item(cells: Cells, row: Row) -> ItemRow:
    return ItemRow(
        code=cells.code("code", required=True),
        title=cells.text("title", required=True, longest=300),
        provider=cells.text("provider"),
        kind=cells.choice("kind", Experience.values),
        where=cells.text("where", longest=300),
        minutes=cells.integer("minutes", lowest=1, highest=100_000),
        version=cells.code("version"),
        content_date=cells.day("content_date"),
        review_date=cells.day("review_date"),
        owner=cells.text("owner"),
        assessed=cells.yes_no("assessed"),
        approval=cells.choice("approval", Approval.values) or Approval.DRAFT.value,
        competencies=cells.codes("competencies"),
        remarks=cells.text("remarks", longest=500),
        source=cells.text("source"),
    )


def _write(rows: Iterable[ItemRow], *, moment: datetime, by: User | None) -> None:
    codes = [row.code for row in rows]
    LearningItem.objects.filter(known(), code__in=codes).update(replaced_at=moment, replaced_by=by)
    LearningItem.objects.bulk_create(
        LearningItem(recorded_at=moment, recorded_by=by, **row.as_fields()) for row in rows
    )
