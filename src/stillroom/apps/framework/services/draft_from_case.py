"""The draft of a version from a CASE package that states competencies as ours do."""

from dataclasses import replace

from django.core.exceptions import ValidationError

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.framework.selectors.version_table import version_table
from stillroom.apps.framework.services.start_draft import Named, start_draft
from stillroom.apps.framework.services.write_content import Content, read_content
from stillroom.standards.case.as_table import as_tables
from stillroom.standards.case.package import Package
from stillroom.standards.tables import ImportReport, Outcome, Problem, RowOutcome, Table
from stillroom.standards.tables.cells import is_code


def draft_from_case(
    *, package: Package, named: Named, report: ImportReport, by: User | None
) -> FrameworkVersion | None:
    """Say in the report what is wrong, or what was written. Within the transaction of an import."""
    table, levels = as_tables(package, report.file)
    content, read = read_content(table, levels)
    report.problems.extend(read.problems)
    report.warnings.extend(read.warnings)
    for value, what, option in (
        (named.framework, "which framework", "--framework"),
        (named.version, "which version", "--version"),
    ):
        if not is_code(value):
            wrong = f"The file does not say {what} this is, in at most 50 letters, digits and plain marks."
            report.problems.add(
                Problem(report.file, None, "", wrong, f"Say it yourself; on the command line, with {option}.")
            )
    if report.problems:
        return None
    stored = FrameworkVersion.every.filter(framework__code=named.framework, version=named.version).first()
    if stored is not None and _states(stored, table, content):
        _tell(report, table, Outcome.UNCHANGED, f"{stored.framework} {stored.version} states it already")
        return stored
    if by is None:
        wrong = "A draft belongs to a framework editor, and nobody is named."
        report.problems.add(Problem(report.file, None, "", wrong, "Add --by with the e-mail address of one."))
        return None
    try:
        draft = start_draft(named=replace(named, title=package.document.title[:200]), content=content, by=by)
    except ValidationError as error:
        for message in error.messages:
            report.problems.add(Problem(report.file, None, "", message, ""))
        return None
    _tell(report, table, Outcome.NEW, f"in the draft of version {draft.version}")
    report.applied = True
    return draft


def _states(version: FrameworkVersion, table: Table, content: Content) -> bool:
    """Whether the version says just what the file says."""
    stored = [{name: cell for name, cell in row.cells.items() if cell} for row in version_table(version).rows]
    return stored == [dict(row.cells) for row in table.rows] and levels_of(version) == dict(content.levels)


def _tell(report: ImportReport, table: Table, outcome: Outcome, detail: str) -> None:
    for row in table.rows:
        what = f"{row.cells['code']} {row.cells['title']}"
        report.rows.append(RowOutcome(report.file, row.number, what, outcome, detail))
