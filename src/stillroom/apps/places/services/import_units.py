"""Units of organisations, from the table `units`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.places.events import units_changed
from stillroom.apps.places.models import Country, Organisation, Unit, UnitDetails
from stillroom.apps.places.selectors.known import known
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.apps.places.unit_checks import ProposedUnit, objections
from stillroom.competence.requirement import FACILITIES
from stillroom.standards.tables import Cells, ImportReport, Outcome, Problem, Row, RowOutcome, Table

_SAID = {
    "name": "name",
    "site": "site",
    "facilities": "facility",
    "accountable_number": "accountable",
    "country": "country",
}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What one row says; a field is absent from `said` when the file has no such column."""

    row: Row
    ods_code: str
    code: str
    said: dict[str, object]

    @property
    def what(self) -> str:
        return f"{self.ods_code} {self.code}"


@dataclass
class _Plan:
    organisations: dict[str, Organisation]
    new_organisations: list[str] = field(default_factory=list)
    unnamed: list[Organisation] = field(default_factory=list)
    new_units: list[UnitRow] = field(default_factory=list)
    changed: list[tuple[UnitDetails, UnitRow]] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        return bool(self.new_units or self.changed or self.unnamed)


def import_units(
    *,
    table: Table,
    dry_run: bool,
    by: User | None = None,
    organisation_name: str = "",
    only: Organisation | None = None,
) -> ImportReport:
    """Import all rows or none. An organisation with a new ODS code is made, named `organisation_name` or by its code;
    one that is still named by its code takes the name.

    `only` limits the file to one organisation, for someone who administers no other.
    """
    report = ImportReport.of(table, dry_run=dry_run)
    rows = _read(table, report, only)
    if report.problems:
        return report
    plan = _planned(rows, report, organisation_name)
    _object(plan, report)
    if report.problems or dry_run or not plan.writes:
        return report
    with writing_import():
        _write(_planned(rows, report.planned(), organisation_name), by=by, organisation_name=organisation_name)
    report.applied = True
    return report


def _read(table: Table, report: ImportReport, only: Organisation | None) -> list[UnitRow]:
    rows: dict[tuple[str, str], UnitRow] = {}
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        found = UnitRow(
            row=row,
            ods_code=cells.code("organisation", required=True, longest=20).upper(),
            code=cells.code("unit", required=True),
            said={
                "name": cells.text("name", required=True),
                "site": cells.text("site"),
                "facilities": list(cells.choices("facility", FACILITIES, required=True)),
                "accountable_number": cells.code("accountable"),
                "country": cells.choice("country", Country.values),
            },
        )
        for attribute, column in _SAID.items():
            if not cells.has(column):
                del found.said[attribute]
        if cells.failed:
            continue
        if only is not None and found.ods_code != only.ods_code:
            wrong = f"You may not import for “{found.ods_code}”."
            cells.problem("organisation", wrong, f"Import rows of {only.ods_code} only.")
        first = rows.setdefault((found.ods_code, found.code), found)
        if first is not found:
            wrong = f"“{found.code}” stands in row {first.row.number} already."
            cells.problem("unit", wrong, "Keep one row for each unit; separate its facilities with semicolons.")
    return list(rows.values())


def _planned(rows: Iterable[UnitRow], report: ImportReport, organisation_name: str) -> _Plan:
    rows = list(rows)
    codes = {row.ods_code for row in rows}
    plan = _Plan({found.ods_code: found for found in Organisation.objects.filter(ods_code__in=codes)})
    plan.new_organisations = sorted(codes - plan.organisations.keys())
    if organisation_name:
        plan.unnamed = [found for found in plan.organisations.values() if found.name == found.ods_code]
    stored = {
        (details.unit.organisation.ods_code, details.unit.code): details
        for details in UnitDetails.objects.filter(known(), unit__organisation__ods_code__in=codes).select_related(
            "unit__organisation"
        )
    }
    for row in rows:
        details = stored.pop((row.ods_code, row.code), None)
        outcome, detail = Outcome.UNCHANGED, ""
        if details is None:
            outcome = Outcome.NEW
            plan.new_units.append(row)
        elif detail := _difference(details, row):
            outcome = Outcome.CHANGED
            plan.changed.append((details, row))
        report.rows.append(RowOutcome(row.row.file, row.row.number, row.what, outcome, detail))
    report.not_in_file = [f"{ods_code} {code}" for ods_code, code in sorted(stored)]
    return plan


def _object(plan: _Plan, report: ImportReport) -> None:
    """What later apps have against a new or changed unit."""
    proposed = {_proposed(row, {}): row.row for row in plan.new_units}
    for details, row in plan.changed:
        proposed[_proposed(row, {attribute: getattr(details, attribute) for attribute in _SAID})] = row.row
    for found in objections(list(proposed)):
        row_of = proposed[found.unit]
        report.problems.add(Problem(row_of.file, row_of.number, found.field, found.wrong, found.fix))


def _proposed(row: UnitRow, stored: dict[str, object]) -> ProposedUnit:
    told = stored | row.said
    facilities = told.get("facilities")
    return ProposedUnit(
        row.ods_code,
        row.code,
        frozenset(facilities) if isinstance(facilities, list) else frozenset(),
        str(told.get("accountable_number", "")),
        str(told.get("country", "")),
    )


def _difference(details: UnitDetails, row: UnitRow) -> str:
    return "; ".join(
        f"{_SAID[attribute]}: {_shown(getattr(details, attribute))} → {_shown(value)}"
        for attribute, value in row.said.items()
        if getattr(details, attribute) != value
    )


def _shown(value: object) -> str:
    return (" ".join(map(str, value)) if isinstance(value, list) else str(value)) or "(empty)"


def _write(plan: _Plan, *, by: User | None, organisation_name: str) -> None:
    moment = now()
    for ods_code in plan.new_organisations:
        plan.organisations[ods_code] = Organisation.objects.create(
            ods_code=ods_code, name=organisation_name or ods_code, recorded_at=moment
        )
    for organisation in plan.unnamed:
        organisation.name = organisation_name
        organisation.save(update_fields=["name"])
    units = [Unit(organisation=plan.organisations[row.ods_code], code=row.code) for row in plan.new_units]
    Unit.objects.bulk_create(units)
    details = [_details(unit, row.said, moment, by) for unit, row in zip(units, plan.new_units, strict=True)]
    UnitDetails.objects.filter(id__in=[old.id for old, _ in plan.changed]).update(replaced_at=moment)
    for old, row in plan.changed:
        kept = {attribute: getattr(old, attribute) for attribute in _SAID}
        details.append(_details(old.unit, kept | row.said, moment, by))
    UnitDetails.objects.bulk_create(details)
    if details:
        units_changed.send(frozenset(row.unit_id for row in details))


def _details(unit: Unit, said: dict[str, object], moment: datetime, by: User | None) -> UnitDetails:
    return UnitDetails(unit=unit, recorded_at=moment, recorded_by=by, **said)
