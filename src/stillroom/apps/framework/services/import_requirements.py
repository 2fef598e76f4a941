"""What role profiles require, from the table `requirements`. A file replaces the whole set of each role it names."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.events import requirements_changed
from stillroom.apps.framework.models import Competency, FrameworkVersion, RoleProfile, RoleRequirement
from stillroom.apps.places.selectors.known import known
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.competence.requirement import FACILITIES
from stillroom.standards.tables import Cells, ImportReport, Outcome, Problem, Row, RowOutcome, Table
from stillroom.standards.tables.names import resembling


@dataclass(frozen=True, slots=True)
class RequirementRow:
    row: Row
    role_profile: str
    competency: str
    context: str
    mandatory: bool
    grace_days: int

    @property
    def key(self) -> tuple[str, str, str]:
        return self.role_profile, self.competency, self.context

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


def import_requirements(*, table: Table, dry_run: bool, by: User | None = None) -> ImportReport:
    """Import all rows or none. Requirements of a role in the file that the file does not state are closed."""
    report = ImportReport.of(table, dry_run=dry_run)
    rows = _read(table, report)
    if table.problems:
        return report
    _check_competencies(rows, report)
    planned = report.planned()
    plan = _planned(rows, planned)
    report.take(planned)
    if report.problems or dry_run or not plan.writes:
        return report
    with writing_import():
        _write(_planned(rows, report.planned()), moment=now(), by=by)
    report.applied = True
    return report


def _read(table: Table, report: ImportReport) -> list[RequirementRow]:
    rows: dict[tuple[str, str, str], RequirementRow] = {}
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        context = cells.context("context")
        found = RequirementRow(
            row=row,
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
    roles = {row.role_profile for row in rows}
    stored = {
        (found.role_profile.code, found.competency_code, found.context): found
        for found in RoleRequirement.objects.filter(known(), role_profile__code__in=roles).select_related(
            "role_profile"
        )
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
    others = RoleRequirement.objects.filter(known()).exclude(role_profile__code__in=roles)
    codes = sorted(set(others.values_list("role_profile__code", flat=True)))
    report.not_in_file = [f"role profile {code}" for code in codes]
    return plan


def _difference(found: RoleRequirement, row: RequirementRow) -> str:
    details: list[str] = []
    if found.mandatory != row.mandatory:
        details.append(f"mandatory: {_yes_no(found.mandatory)} → {_yes_no(row.mandatory)}")
    if found.grace_days != row.grace_days:
        details.append(f"grace_days: {found.grace_days} → {row.grace_days}")
    return "; ".join(details)


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _what(role_profile: str, competency: str, context: str) -> str:
    return f"{role_profile}: {competency} ({context or 'any context'})"


def _write(plan: _Plan, *, moment: datetime, by: User | None) -> None:
    codes = {row.role_profile for row in plan.new}
    profiles = {profile.code: profile for profile in RoleProfile.objects.filter(code__in=codes)}
    for code in sorted(codes - profiles.keys()):
        profiles[code] = RoleProfile.objects.create(code=code, title=_title(code))
    closed = [found.id for found in plan.closed]
    for start in range(0, len(closed), 500):
        chunk = RoleRequirement.objects.filter(id__in=closed[start : start + 500])
        chunk.update(replaced_at=moment, replaced_by=by)
    RoleRequirement.objects.bulk_create(
        RoleRequirement(
            role_profile=profiles[row.role_profile],
            competency_code=row.competency,
            context=row.context,
            mandatory=row.mandatory,
            grace_days=row.grace_days,
            recorded_at=moment,
            recorded_by=by,
        )
        for row in plan.new
    )
    changed = codes | {found.role_profile.code for found in plan.closed}
    if changed:
        requirements_changed.send(frozenset(changed))


def _title(code: str) -> str:
    """`senior_operator` reads as “Senior operator”; a code with capitals or spaces is somebody's own title."""
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:]
