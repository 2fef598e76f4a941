"""One version of a framework, from the table `competencies`. A published version is never changed."""

from datetime import datetime

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.events import framework_changed
from stillroom.apps.framework.models import Competency, CompetencyFramework, FrameworkVersion
from stillroom.apps.framework.services.competency_rows import check_assessor, read_rows
from stillroom.apps.framework.services.level_rows import Levels, read_levels
from stillroom.apps.framework.services.plan_version import VersionPlan, plan_version
from stillroom.apps.framework.services.write_levels import carry_levels, write_levels
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.competence.publication import VersionState
from stillroom.standards.tables import ImportReport, Problem, Table


def import_competencies(
    *,
    table: Table,
    framework: str,
    version: str,
    title: str = "",
    levels: Table | None = None,
    dry_run: bool,
    by: User | None = None,
) -> ImportReport:
    """Publish the file as `version` of the framework with this code. All rows or none.

    The same version again with the same content changes nothing; with other content it is refused.
    `title` names the framework; a new framework without one goes by its code, with a warning.
    `levels` describes how well; without it each competency keeps the descriptors of the version before.
    """
    report = ImportReport.of(table, dry_run=dry_run)
    rows = read_rows(table, report)
    if table.problems:
        return report
    check_assessor(rows, report)
    described = read_levels(levels, {row.code for row in rows}, report) if levels else None
    planned = report.planned()
    plan = plan_version(rows, framework, version, planned)
    report.take(planned)
    if plan.framework is None and not title:
        wrong = f"The framework {framework} is new and has no title."
        report.warnings.add(Problem(report.file, None, "title", wrong, "Give its title, or an editor gives it later."))
    if report.problems or dry_run or not plan.publish:
        return report
    with writing_import():
        planned = report.planned()
        plan = plan_version(rows, framework, version, planned)
        if planned.problems:  # another version was published in between
            report.take(planned)
            return report
        if plan.publish:
            _publish(plan, framework, version, title, described, moment=now(), by=by)
    report.applied = True
    return report


def _publish(
    plan: VersionPlan,
    code: str,
    version: str,
    title: str,
    levels: Levels | None,
    *,
    moment: datetime,
    by: User | None,
) -> None:
    framework = plan.framework or CompetencyFramework(code=code)
    if title:
        framework.title = title
    framework.save()
    published = FrameworkVersion.objects.create(
        framework=framework,
        version=version,
        state=VersionState.PUBLISHED,
        ordinal=plan.ordinal,
        published_at=moment,
        published_by=by,
    )
    stated = Competency.objects.bulk_create(
        Competency(
            framework_version=published,
            position=position,
            code=row.code,
            change=change,
            transition_until=row.transition_until,
            **row.content,
        )
        for position, (row, change) in enumerate(plan.publish, start=1)
    )
    if levels is None:
        carry_levels(stated, framework, before=plan.ordinal)
    else:
        write_levels(stated, levels)
    framework_changed.send(frozenset(row.code for row, _ in plan.publish) | frozenset(plan.withdrawn))
