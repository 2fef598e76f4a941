"""The table of level descriptors: what each competency looks like from entry level to advanced."""

from collections.abc import Set

from stillroom.competence.level import Level
from stillroom.standards.tables import Cells, ImportReport, Table
from stillroom.standards.tables.names import resembling

Levels = dict[str, list[Level]]
"""Competency code → its levels, from entry level on."""

MOST_LEVELS = 9


def read_levels(table: Table, codes: Set[str], report: ImportReport) -> Levels:
    """What is wrong with a row goes to the report's problems. `codes`: the competencies there are."""
    found: Levels = {}
    report.problems.extend(table.problems)
    report.warnings.extend(table.warnings)
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        code = cells.code("code", required=True)
        number = cells.integer("level", required=True, lowest=1, highest=MOST_LEVELS)
        level = Level(number or 0, cells.text("title", required=True, longest=100), cells.long_text("descriptor"))
        if code and code not in codes:
            wrong = f"There is no competency “{code}”{resembling(code, codes)}."
            cells.problem("code", wrong, "Correct the code, or add the competency.")
        if any(each.level == number for each in found.get(code, ())):
            cells.problem("level", f"Level {number} of {code} stands twice.", "Keep one of the rows.")
        if not cells.failed:
            found.setdefault(code, []).append(level)
    return {code: sorted(levels) for code, levels in found.items()}
