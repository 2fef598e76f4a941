"""A framework from a CASE file: a draft of ours where it says how competencies are assessed, else one to refer to."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import ExternalFramework, FrameworkVersion
from stillroom.apps.framework.selectors.drafts import is_editor
from stillroom.apps.framework.services.draft_from_case import draft_from_case
from stillroom.apps.framework.services.keep_external_framework import keep_external_framework
from stillroom.apps.framework.services.start_draft import Named
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.standards.case import CaseRefused, read_package
from stillroom.standards.case.as_table import framework_code, states_competencies
from stillroom.standards.tables import ImportReport, Problem

TABLE = "case"


@dataclass
class CaseImport:
    """What an import did, and what it leads to: a version of ours, or a framework of others."""

    report: ImportReport
    version: FrameworkVersion | None = None
    external: ExternalFramework | None = None


def import_case(
    *, file: str, data: bytes, framework: str = "", version: str = "", dry_run: bool, by: User | None
) -> CaseImport:
    """All of it or nothing; the same file again changes nothing. `by` is None at the command line.

    `framework` and `version` say what it is called here; empty, as the file calls it.
    Raises PermissionDenied unless `by` is a framework editor.
    """
    if by is not None and not is_editor(by):
        raise PermissionDenied
    report = ImportReport(TABLE, file, dry_run)
    done = CaseImport(report)
    try:
        reading = read_package(data)
    except CaseRefused as refused:
        report.problems.add(Problem(file, None, "", refused.words, "Nothing was taken from it."))
        return done
    for note in reading.notes:
        report.warnings.add(Problem(file, None, "CFAssociations", note, "Ask its publisher whether parts are missing."))
    package = reading.package
    with writing_import():
        if states_competencies(package):
            named = Named(framework or framework_code(package), version or package.document.version)
            done.version = draft_from_case(package=package, named=named, report=report, by=by)
        else:
            done.external = keep_external_framework(package=package, code=framework, report=report, by=by)
        if dry_run or report.problems:
            transaction.set_rollback(True)
            report.applied = False
    return done
