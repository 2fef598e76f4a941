"""Findings, from the table `findings`. A changed finding closes its row and adds one; nothing is deleted."""

from dataclasses import dataclass

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.improvement.models import Finding, FindingClosure, FindingDetails
from stillroom.apps.improvement.services.record_finding import Said, write_details
from stillroom.apps.improvement.terms import TermKind, terms
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.known import known
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.selectors.units import facilities, unit_with_code
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.competence.days import day_of
from stillroom.standards.tables import Cells, ImportReport, Outcome, RowOutcome, Table
from stillroom.standards.tables.names import resembling


@dataclass(frozen=True, slots=True)
class FindingRow:
    number: int
    unit: Unit
    reference: str
    said: Said


def import_findings(*, table: Table, dry_run: bool, by: User | None = None) -> ImportReport:
    """Import all rows or none. Findings that the file does not name are left as they are."""
    report = ImportReport.of(table, dry_run=dry_run)
    rows = _read(table, report)
    if report.problems:
        return report
    stored = _stored(rows)
    changed: list[FindingRow] = []
    for row in rows:
        found = stored.get((row.unit.id, row.reference))
        detail = row.said.difference(found) if found else ""
        outcome = Outcome.NEW if found is None else Outcome.CHANGED if detail else Outcome.UNCHANGED
        if outcome is not Outcome.UNCHANGED:
            changed.append(row)
        what = f"{row.unit.code} {row.reference}"
        report.rows.append(RowOutcome(table.file, row.number, what, outcome, detail))
    if dry_run or not changed:
        return report
    with writing_import():
        moment = now()
        for row in changed:
            finding, _ = Finding.objects.get_or_create(
                unit=row.unit, reference=row.reference, defaults={"recorded_at": moment}
            )
            write_details(finding, row.said, moment=moment, by=by)
    report.applied = True
    return report


def _stored(rows: list[FindingRow]) -> dict[tuple[object, str], FindingDetails]:
    found = FindingDetails.objects.filter(known(), finding__unit__in={row.unit.id for row in rows})
    return {(each.finding.unit_id, each.finding.reference): each for each in found.select_related("finding")}


def _read(table: Table, report: ImportReport) -> list[FindingRow]:
    codes, closed = frameworks().competencies.keys(), _closed()
    found: dict[tuple[object, str], FindingRow] = {}
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        unit = _unit(cells)
        reference, said = cells.code("reference", required=True), _said(cells, unit)
        for code in said.competencies:
            if code not in codes:
                wrong = f"There is no competency “{code}”{resembling(code, codes)}."
                cells.problem("competencies", wrong, "Correct the code, or import its framework first.")
        if unit is not None and (unit.id, reference) in closed:
            cells.problem("reference", "This finding is closed and signed.", "Leave the row out.")
        if unit is not None and (unit.id, reference) in found:
            first = found[unit.id, reference].number
            cells.problem("reference", f"Row {first} has this reference already.", "Keep one of the rows.")
        if unit is not None and not cells.failed:
            found[unit.id, reference] = FindingRow(row.number, unit, reference, said)
    return list(found.values())


def _closed() -> set[tuple[object, str]]:
    return set(FindingClosure.objects.values_list("finding__unit_id", "finding__reference"))


def _unit(cells: Cells) -> Unit | None:
    ods_code = cells.code("organisation", required=True, longest=20).upper()
    code = cells.code("unit", required=True)
    if not ods_code or not code:
        return None
    try:
        return unit_with_code(organisation(ods_code), code)
    except Organisation.DoesNotExist:
        cells.problem("organisation", f"There is no organisation “{ods_code}”.", "Import its units first.")
    except Unit.DoesNotExist:
        cells.problem("unit", f"{ods_code} has no unit “{code}”.", "Correct the code, or import the unit first.")
    return None


def _said(cells: Cells, unit: Unit | None) -> Said:
    day = cells.day("found_on", required=True)
    today = day_of(now())
    if day is not None and day > today:
        cells.problem("found_on", f"{day} is still to come.", "Correct the year, or leave the row out.")
    return Said(
        body=cells.choice("body", list(terms(TermKind.BODY, day)), required=True),
        found_on=day or today,
        facility=cells.code("facility") or (_facility(unit) if unit else ""),
        deficiency=cells.choice("deficiency", list(terms(TermKind.CLASS, day)), required=True),
        theme=cells.choice("theme", list(terms(TermKind.THEME, day)), required=True),
        description=cells.long_text("description", required=True),
        root_cause=cells.long_text("root_cause"),
        competencies=cells.codes("competencies"),
    )


def _facility(unit: Unit) -> str:
    """What the unit is, where that is one thing."""
    found = facilities(unit)
    return next(iter(found)) if len(found) == 1 else ""
