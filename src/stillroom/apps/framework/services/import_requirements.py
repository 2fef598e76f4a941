"""What role profiles require, from the table `requirements`. A file replaces the whole set of each role it names.

A row that names a unit is what that unit asks beyond the national set. The national set of a role and each unit's own
are sets of their own: a file replaces those it has rows of.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.events import local_requirements_changed, requirements_changed
from stillroom.apps.framework.models import Competency, FrameworkVersion, RoleProfile, RoleRequirement
from stillroom.apps.framework.selectors.requirements import national_requirements
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.known import known
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.competence.context import Context
from stillroom.competence.overlay import weakening
from stillroom.competence.requirement import FACILITIES, Requirement
from stillroom.standards.tables import Cells, ImportReport, Outcome, Problem, Row, RowOutcome, Table
from stillroom.standards.tables.names import resembling

Place = tuple[str, str]
"""ODS code and code of a unit; both empty: everywhere."""

NATIONAL: Place = ("", "")
Key = tuple[Place, str, str, str]


@dataclass(frozen=True, slots=True)
class RequirementRow:
    row: Row
    place: Place
    role_profile: str
    competency: str
    context: str
    mandatory: bool
    grace_days: int

    @property
    def key(self) -> Key:
        return self.place, self.role_profile, self.competency, self.context

    @property
    def whose(self) -> tuple[Place, str]:
        """The set it belongs to: a file replaces it whole."""
        return self.place, self.role_profile

    @property
    def requirement(self) -> Requirement:
        context = Context.parse(self.context)
        unit = self.place[1]
        return Requirement("", self.role_profile, self.competency, context, self.mandatory, self.grace_days, unit)

    @property
    def what(self) -> str:
        return _what(*self.key)


@dataclass
class _Plan:
    new: list[RequirementRow] = field(default_factory=list)
    closed: list[RoleRequirement] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        return bool(self.new or self.closed)


def import_requirements(
    *, table: Table, dry_run: bool, by: User | None = None, only: Organisation | None = None
) -> ImportReport:
    """Import all rows or none. Requirements of a role in the file that the file does not state are closed.

    `only` limits rows that name a unit to one organisation, for someone who administers no other.
    """
    report = ImportReport.of(table, dry_run=dry_run)
    rows = _read(table, report, only)
    if table.problems:
        return report
    _check_competencies(rows, report)
    _check_places(rows, report)
    _check_overlay(rows, report)
    planned = report.planned()
    plan = _planned(rows, planned)
    report.take(planned)
    if report.problems or dry_run or not plan.writes:
        return report
    with writing_import():
        _write(_planned(rows, report.planned()), moment=now(), by=by)
    report.applied = True
    return report


def _read(table: Table, report: ImportReport, only: Organisation | None) -> list[RequirementRow]:
    rows: dict[Key, RequirementRow] = {}
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        context = cells.context("context")
        found = RequirementRow(
            row=row,
            place=_place(cells, only),
            role_profile=cells.code("role_profile", required=True, longest=100),
            competency=cells.code("competency", required=True),
            context=str(context),
            mandatory=cells.yes_no("mandatory", required=True),
            grace_days=cells.integer("grace_days", highest=3660) or 0,
        )
        facility = context.get("facility")
        if facility is not None and facility not in FACILITIES:
            wrong = f"There is no facility “{facility}”{resembling(facility, FACILITIES)}."
            cells.problem("context", wrong, f"Write one of: {', '.join(FACILITIES)}.")
        if len(found.context) > 500:
            cells.problem("context", "The context has more than 500 characters.", "Shorten it.")
        if cells.failed:
            continue
        first = rows.setdefault(found.key, found)
        if first is not found:
            wrong = f"Row {first.row.number} has this role profile, competency and context already."
            cells.problem("competency", wrong, "Keep one of the rows.")
    return list(rows.values())


def _place(cells: Cells, only: Organisation | None) -> Place:
    ods_code, unit = cells.code("organisation").upper(), cells.code("unit")
    if bool(ods_code) != bool(unit):
        wrong = "A row for one unit names its organisation and its unit; this one names only one of them."
        cells.problem("unit" if ods_code else "organisation", wrong, "Fill in both, or neither for every unit.")
    elif only is not None and ods_code not in ("", only.ods_code):
        wrong = f"You may not import for “{ods_code}”."
        cells.problem("organisation", wrong, f"Import rows of {only.ods_code} only.")
    return ods_code, unit


def _check_places(rows: Iterable[RequirementRow], report: ImportReport) -> None:
    places = {row.place for row in rows}
    known_places = {*_units(places), NATIONAL}
    for row in rows:
        if row.place not in known_places:
            wrong = f"{row.place[0]} has no unit “{row.place[1]}”."
            fix = "Correct the codes, or import the unit first."
            report.problems.add(Problem(row.row.file, row.row.number, "unit", wrong, fix))


def _check_overlay(rows: Iterable[RequirementRow], report: ImportReport) -> None:
    """A unit's row must not ask less than the national one: that of this file, else the one stored."""
    rows = list(rows)
    named = {row.role_profile for row in rows if row.place == NATIONAL}
    national = {row.key[1:]: row.requirement for row in rows if row.place == NATIONAL}
    for stored in national_requirements({row.role_profile for row in rows} - named):
        national[stored.role_profile, stored.competency, str(stored.context)] = stored
    for row in rows:
        beside = national.get(row.key[1:])
        if row.place == NATIONAL or beside is None:
            continue
        where = (row.row.file, row.row.number)
        for found in weakening(row.requirement, beside):
            report.problems.add(Problem(*where, found.field, found.wrong, found.fix))


def _units(places: Iterable[Place]) -> dict[Place, Unit]:
    codes = {unit for _, unit in places if unit}
    rows = Unit.objects.filter(code__in=codes).select_related("organisation")
    return {(unit.organisation.ods_code, unit.code): unit for unit in rows}


def _check_competencies(rows: Iterable[RequirementRow], report: ImportReport) -> None:
    current = _current_codes()
    ever = set(Competency.objects.values_list("code", flat=True))
    for row in rows:
        where = (row.row.file, row.row.number, "competency")
        if row.competency not in ever:
            wrong = f"There is no competency “{row.competency}”{resembling(row.competency, ever)}."
            report.problems.add(Problem(*where, wrong, "Correct the code, or import its framework first."))
        elif row.competency not in current:
            wrong = f"“{row.competency}” is withdrawn from the latest version of its framework."
            report.warnings.add(Problem(*where, wrong, "Remove the row when the role no longer needs it."))


def _current_codes() -> set[str]:
    latest: dict[object, object] = dict(FrameworkVersion.objects.order_by("ordinal").values_list("framework_id", "id"))
    return set(Competency.objects.filter(framework_version__in=list(latest.values())).values_list("code", flat=True))


def _planned(rows: list[RequirementRow], report: ImportReport) -> _Plan:
    plan = _Plan()
    sets = {row.whose for row in rows}
    current = RoleRequirement.objects.filter(known(), role_profile__code__in={role for _, role in sets})
    stored = {
        _key(found): found
        for found in current.select_related("role_profile", "unit__organisation")
        if (_key(found)[0], found.role_profile.code) in sets
    }
    for row in rows:
        found = stored.pop(row.key, None)
        outcome, detail = Outcome.UNCHANGED, ""
        if found is None:
            outcome = Outcome.NEW
            plan.new.append(row)
        elif detail := _difference(found, row):
            outcome = Outcome.CHANGED
            plan.new.append(row)
            plan.closed.append(found)
        report.rows.append(RowOutcome(row.row.file, row.row.number, row.what, outcome, detail))
    for key, found in sorted(stored.items()):
        plan.closed.append(found)
        detail = "no longer required: the file names the role without it"
        report.rows.append(RowOutcome(report.file, None, _what(*key), Outcome.CLOSED, detail))
    others = RoleRequirement.objects.filter(known(), unit__isnull=True)
    codes = set(others.values_list("role_profile__code", flat=True)) - {role for _, role in sets}
    report.not_in_file = [f"role profile {code}" for code in sorted(codes)]
    return plan


def _key(found: RoleRequirement) -> Key:
    place = (found.unit.organisation.ods_code, found.unit.code) if found.unit else NATIONAL
    return place, found.role_profile.code, found.competency_code, found.context


def _difference(found: RoleRequirement, row: RequirementRow) -> str:
    details: list[str] = []
    if found.mandatory != row.mandatory:
        details.append(f"mandatory: {_yes_no(found.mandatory)} → {_yes_no(row.mandatory)}")
    if found.grace_days != row.grace_days:
        details.append(f"grace_days: {found.grace_days} → {row.grace_days}")
    return "; ".join(details)


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _what(place: Place, role_profile: str, competency: str, context: str) -> str:
    where = "" if place == NATIONAL else f" at {place[0]} {place[1]}"
    return f"{role_profile}{where}: {competency} ({context or 'any context'})"


def _write(plan: _Plan, *, moment: datetime, by: User | None) -> None:
    codes = {row.role_profile for row in plan.new}
    profiles = {profile.code: profile for profile in RoleProfile.objects.filter(code__in=codes)}
    for code in sorted(codes - profiles.keys()):
        profiles[code] = RoleProfile.objects.create(code=code, title=_title(code))
    units = _units(row.place for row in plan.new)
    closed = [found.id for found in plan.closed]
    for start in range(0, len(closed), 500):
        chunk = RoleRequirement.objects.filter(id__in=closed[start : start + 500])
        chunk.update(replaced_at=moment, replaced_by=by)
    RoleRequirement.objects.bulk_create(
        RoleRequirement(
            role_profile=profiles[row.role_profile],
            unit=units.get(row.place),
            competency_code=row.competency,
            context=row.context,
            mandatory=row.mandatory,
            grace_days=row.grace_days,
            recorded_at=moment,
            recorded_by=by,
        )
        for row in plan.new
    )
    _tell(plan, units)


def _tell(plan: _Plan, units: dict[Place, Unit]) -> None:
    """A national change touches everyone in the role, a unit's own only those who work there."""
    roles = {row.role_profile for row in plan.new if row.place == NATIONAL}
    roles |= {found.role_profile.code for found in plan.closed if found.unit_id is None}
    if roles:
        requirements_changed.send(frozenset(roles))
    touched = {units[row.place].id for row in plan.new if row.place != NATIONAL}
    touched |= {found.unit_id for found in plan.closed if found.unit_id}
    if touched:
        local_requirements_changed.send(frozenset(touched))


def _title(code: str) -> str:
    """`senior_operator` reads as “Senior operator”; a code with capitals or spaces is somebody's own title."""
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:]
