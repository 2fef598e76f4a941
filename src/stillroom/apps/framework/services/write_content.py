"""Gives a draft its whole content anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.services.competency_rows import CompetencyRow, check_assessor, read_rows
from stillroom.apps.framework.services.level_rows import read_levels
from stillroom.apps.framework.services.write_levels import write_levels
from stillroom.competence.level import Level
from stillroom.standards.tables import ImportReport, Table


@dataclass(frozen=True, slots=True)
class Content:
    """Competencies in their order, and code → its level descriptors."""

    rows: Sequence[CompetencyRow]
    levels: Mapping[str, Sequence[Level]]


def read_content(table: Table, levels: Table | None) -> tuple[Content, ImportReport]:
    """What the files state; nothing of it may be used when the report has problems."""
    report = ImportReport.of(table, dry_run=True)
    rows = read_rows(table, report)
    described = read_levels(levels, {row.code for row in rows}, report) if levels else {}
    if not table.problems:
        check_assessor(rows, report)
    return Content(rows, described), report


def write_content(draft: FrameworkVersion, content: Content) -> None:
    """In a transaction that holds the draft. What it stated before is gone: a draft is a working paper."""
    Competency.every.filter(framework_version=draft).delete()
    written = Competency.every.bulk_create(
        Competency(
            framework_version=draft,
            position=position,
            code=row.code,
            change=row.change,
            transition_until=row.transition_until,
            **row.content,
        )
        for position, row in enumerate(content.rows, start=1)
    )
    write_levels(written, content.levels)
