"""Whether a draft could be published as it stands: by the rules that an imported version is held to."""

from stillroom.apps.accounts.clock import now
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.selectors.version_table import version_table
from stillroom.apps.framework.services.competency_rows import CompetencyRow, check_assessor, problem, read_rows
from stillroom.apps.framework.services.plan_version import VersionPlan, plan_version
from stillroom.competence.days import day_of
from stillroom.standards.tables import ImportReport, Problem


def check_draft(draft: FrameworkVersion) -> ImportReport:
    """Everything that is wrong with it; rows are numbered by position."""
    return planned_publication(draft)[1]


def planned_publication(draft: FrameworkVersion) -> tuple[VersionPlan | None, ImportReport]:
    """What publishing it would do; None when it states nothing at all."""
    table = version_table(draft)
    report = ImportReport.of(table, dry_run=True)
    if not table.rows:
        report.problems.add(Problem(draft.version, None, "", "The draft has no competency.", "Add one."))
        return None, report
    rows = read_rows(table, report)
    check_assessor(rows, report)
    _check_transitions(rows, report)
    return plan_version(rows, draft.framework.code, draft.version, report, from_draft=True), report


def _check_transitions(rows: list[CompetencyRow], report: ImportReport) -> None:
    """A transition that is over takes authority away on the day of publication, which nobody would have been told."""
    today = day_of(now())
    for row in rows:
        if row.transition_until is not None and row.transition_until < today:
            wrong = f"{row.code}: the transition ended on {row.transition_until.isoformat()}."
            problem(report, row, "transition_until", wrong, "Choose a day that is still to come.")
