"""What publishing a version would do: checked against the versions before it and the other frameworks."""

from dataclasses import dataclass, field

from stillroom.apps.framework.models import Competency, CompetencyFramework, FrameworkVersion, RoleRequirement
from stillroom.apps.framework.services.competency_rows import (
    CONTENT_FIELDS,
    CompetencyRow,
    check_requires,
    problem,
    warning,
)
from stillroom.apps.places.selectors.known import known
from stillroom.competence.framework import Change
from stillroom.standards.tables import ImportReport, Outcome, Problem, RowOutcome

_NEXT = "A published version is never changed; publish the change as a new version."


@dataclass
class VersionPlan:
    """`publish` holds the change each row makes; empty when the version is published already."""

    framework: CompetencyFramework | None
    ordinal: int = 1
    publish: list[tuple[CompetencyRow, Change]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)


def plan_version(
    rows: list[CompetencyRow], framework: str, version: str, report: ImportReport, *, from_draft: bool = False
) -> VersionPlan:
    """What publishing the rows as this version would do, and what forbids it. `from_draft`: they are that draft's."""
    elsewhere = _codes_of_other_frameworks(framework)
    for row in rows:
        if row.code in elsewhere:
            wrong = f"“{row.code}” belongs to the framework {elsewhere[row.code]}."
            problem(report, row, "code", wrong, "Give it another code; a code belongs to one framework.")
    check_requires(rows, elsewhere, report)
    found = CompetencyFramework.objects.filter(code=framework).first()
    plan = VersionPlan(found)
    versions = list(FrameworkVersion.objects.filter(framework=found).order_by("ordinal")) if found else []
    published = next((one for one in versions if one.version == version), None)
    if published is not None:
        _compare_with_published(rows, published, framework, report)
        return plan
    if not from_draft and FrameworkVersion.every.filter(framework=found, version=version).exists():
        wrong = f"{framework} {version} is being drafted on the pages."
        report.problems.add(
            Problem(report.file, None, "version", wrong, "Publish it there, or import another version.")
        )
    plan.ordinal = (versions[-1].ordinal or 0) + 1 if versions else 1
    before = _competencies(versions[-1]) if versions else {}
    _plan_next(rows, before, _last_editions(versions[:-1]), plan, report, first=not versions)
    return plan


def _codes_of_other_frameworks(framework: str) -> dict[str, str]:
    """Code → the framework it belongs to."""
    rows = Competency.objects.exclude(framework_version__framework__code=framework)
    return dict(rows.values_list("code", "framework_version__framework__code").distinct())


def _competencies(version: FrameworkVersion) -> dict[str, Competency]:
    return {row.code: row for row in Competency.objects.filter(framework_version=version)}


def _last_editions(versions: list[FrameworkVersion]) -> dict[str, Competency]:
    """Code → the competency as it last stood, for those that may since have been withdrawn."""
    rows = Competency.objects.filter(framework_version__in=versions).order_by("framework_version__ordinal")
    return {row.code: row for row in rows}


def _compare_with_published(
    rows: list[CompetencyRow], published: FrameworkVersion, framework: str, report: ImportReport
) -> None:
    stored = _competencies(published)
    name = f"{framework} {published.version}"
    for row in rows:
        competency = stored.pop(row.code, None)
        if competency is None:
            problem(report, row, "code", f"{name} is published without “{row.code}”.", _NEXT)
            continue
        differing = _differing(competency, row)
        if not _same_change(row.change, competency.change):
            differing.append("change")
        if row.transition_until != competency.transition_until:
            differing.append("transition_until")
        for column in differing:
            problem(report, row, column, f"{name} is published with another {column} for {row.code}.", _NEXT)
        if not differing:
            report.rows.append(_outcome(row, Outcome.UNCHANGED))
    for code in sorted(stored):
        wrong = f"{name} is published with “{code}”, which the file leaves out."
        report.problems.add(Problem(report.file, None, "code", wrong, _NEXT))


def _plan_next(
    rows: list[CompetencyRow],
    before: dict[str, Competency],
    earlier: dict[str, Competency],
    plan: VersionPlan,
    report: ImportReport,
    *,
    first: bool,
) -> None:
    for row in rows:
        stored = before.get(row.code) or earlier.get(row.code)
        if row.change is Change.NEW and row.code in before:
            wrong = f"“{row.code}” is not new: the version before has it."
            problem(report, row, "change", wrong, "Write editorial or substantive; leave it empty if nothing changed.")
        if stored is None:
            if row.change in (Change.EDITORIAL, Change.SUBSTANTIVE):
                wrong = f"“{row.code}” cannot change: no version before has it."
                problem(report, row, "change", wrong, "Write new, or leave the cell empty.")
            plan.publish.append((row, Change.UNCHANGED if first else Change.NEW))
            report.rows.append(_outcome(row, Outcome.NEW))
            continue
        differing = _differing(stored, row)
        if row.change is Change.UNCHANGED and (differing or row.code not in before):
            wrong = f"{row.code} differs from the version before in: {', '.join(differing)}."
            if row.code not in before:
                wrong = f"{row.code} was withdrawn in the version before."
            fix = "Write editorial (sign-offs go on) or substantive (they end with the transition) in change."
            problem(report, row, "change", wrong, fix)
        plan.publish.append((row, row.change))
        detail = "; ".join(filter(None, [str(row.change), ", ".join(differing)]))
        report.rows.append(_outcome(row, Outcome.CHANGED if detail else Outcome.UNCHANGED, detail))
    _plan_withdrawn(rows, before, plan, report)


def _plan_withdrawn(
    rows: list[CompetencyRow], before: dict[str, Competency], plan: VersionPlan, report: ImportReport
) -> None:
    plan.withdrawn = sorted(before.keys() - {row.code for row in rows})
    required = dict(
        RoleRequirement.objects.filter(known(), competency_code__in=plan.withdrawn).values_list(
            "competency_code", "role_profile__code"
        )
    )
    for code in plan.withdrawn:
        report.rows.append(RowOutcome(report.file, None, f"{code} {before[code].title}", Outcome.WITHDRAWN))
        if code in required:
            wrong = f"“{code}” is left out of this version, but {required[code]} still requires it."
            fix = "Import requirements without it, or put it back."
            report.warnings.add(Problem(report.file, None, "code", wrong, fix))
    for row in rows:
        if not row.content["knowledge"]:
            wrong = f"{row.code} does not say why: knowledge is empty."
            warning(report, row, "knowledge", wrong, "Say what has to be understood, not only done.")


def _differing(stored: Competency, row: CompetencyRow) -> list[str]:
    """Columns in which the row says something else. The order of `requires` means nothing."""
    differing: list[str] = []
    for name in CONTENT_FIELDS:
        old, new = getattr(stored, name), row.content[name]
        if name == "requires":
            old, new = sorted(old), sorted(row.requires)
        if old != new:
            differing.append(name)
    return differing


def _same_change(said: Change, published: str) -> bool:
    """A competency that no version had before is new, whether the file says so or not."""
    return {str(said), published} <= {Change.UNCHANGED, Change.NEW} or said == published


def _outcome(row: CompetencyRow, outcome: Outcome, detail: str = "") -> RowOutcome:
    return RowOutcome(row.row.file, row.row.number, f"{row.code} {row.content['title']}", outcome, detail)
