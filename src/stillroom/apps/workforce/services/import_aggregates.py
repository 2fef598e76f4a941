"""Counts of people by kind, from the table `workforce`. A changed count closes its row and adds one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.apps.workforce.models import AggregateCount
from stillroom.competence.days import day_of
from stillroom.standards.tables import Cells, ImportReport, Outcome, RowOutcome, Table

Key = tuple[str, date, str, str, str, str, str]
MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class AggregateRow:
    """`key`: source, day, staff group, band, sector, region, age band."""

    number: int
    key: Key
    headcount: int | None
    fte: Decimal | None

    @property
    def what(self) -> str:
        return ", ".join(str(part) for part in self.key[2:] if part)


def import_aggregates(
    *, table: Table, organisation: Organisation, dry_run: bool, by: User | None = None
) -> ImportReport:
    """Import all rows or none. Counts that the file does not name are left as they are."""
    report = ImportReport.of(table, dry_run=dry_run)
    rows = _read(table, report)
    if report.problems:
        return report
    stored, changed = _stored(organisation), list[AggregateRow]()
    for row in rows:
        found = stored.get(row.key)
        detail = _difference(found, row) if found else ""
        outcome = Outcome.NEW if found is None else Outcome.CHANGED if detail else Outcome.UNCHANGED
        if outcome is not Outcome.UNCHANGED:
            changed.append(row)
        report.rows.append(RowOutcome(table.file, row.number, row.what, outcome, detail))
    if dry_run or not changed:
        return report
    with writing_import():
        _write(organisation, changed, stored, by)
    report.applied = True
    return report


def _stored(organisation: Organisation) -> dict[Key, AggregateCount]:
    return {_key(row): row for row in AggregateCount.objects.filter(known(), organisation=organisation)}


def _key(row: AggregateCount) -> Key:
    return row.source, row.counted_on, row.staff_group, row.band, row.sector, row.region, row.age_band


def _read(table: Table, report: ImportReport) -> list[AggregateRow]:
    found: dict[Key, AggregateRow] = {}
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        counted_on, source = cells.day("date", required=True), cells.text("source", required=True)
        kind = (cells.text("staff_group", required=True, longest=100), cells.text("band", longest=20))
        where = (cells.text("sector", longest=100), cells.text("region", longest=100))
        age_band = cells.text("age_band", longest=20)
        headcount, fte = cells.integer("headcount", highest=MOST), _fte(cells)
        if headcount is None and fte is None and not cells.failed:
            cells.problem("headcount", "The row counts nothing.", "Give a headcount, or fte, or leave the row out.")
        if counted_on is not None and counted_on > day_of(now()):
            cells.problem("date", f"{counted_on} is still to come.", "Give the day on which they were counted.")
        if cells.failed or counted_on is None:
            continue
        key = (source, counted_on, *kind, *where, age_band)
        if key in found:
            cells.problem("staff_group", f"Row {found[key].number} counts the same people.", "Keep one of the rows.")
        found[key] = AggregateRow(row.number, key, headcount, fte)
    return list(found.values())


def _fte(cells: Cells) -> Decimal | None:
    fte = cells.decimal("fte")
    if fte is not None and not 0 <= fte <= MOST:
        cells.problem("fte", f"{fte} is not a number of full-time posts.", f"Write a number from 0 to {MOST:,}.")
    return fte


def _difference(stored: AggregateCount, row: AggregateRow) -> str:
    pairs = (("headcount", stored.headcount, row.headcount), ("fte", stored.fte, row.fte))
    return "; ".join(
        f"{name}: {old if old is not None else '(empty)'} → {new}" for name, old, new in pairs if old != new
    )


def _write(
    organisation: Organisation, rows: list[AggregateRow], stored: dict[Key, AggregateCount], by: User | None
) -> None:
    moment = now()
    old = [stored[row.key].id for row in rows if row.key in stored]
    AggregateCount.objects.filter(id__in=old).update(replaced_at=moment)
    AggregateCount.objects.bulk_create(
        AggregateCount(
            organisation=organisation,
            source=row.key[0],
            counted_on=row.key[1],
            staff_group=row.key[2],
            band=row.key[3],
            sector=row.key[4],
            region=row.key[5],
            age_band=row.key[6],
            headcount=row.headcount,
            fte=row.fte,
            recorded_at=moment,
            recorded_by=by,
        )
        for row in rows
    )
