"""One row of the competencies table as typed values, and what can be wrong within a row or between rows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from stillroom.competence.framework import Change
from stillroom.competence.method import METHODS
from stillroom.competence.scheme import Scheme
from stillroom.standards.tables import Cells, ImportReport, Problem, Row, Table
from stillroom.standards.tables.names import resembling
from stillroom.standards.tables.rings import rings

CONTENT_FIELDS = (
    "group",
    "title",
    "knowledge",
    "skill",
    "decision",
    "scheme",
    "renewal_scheme",
    "requalification_scheme",
    "validity_months",
    "renewal_window_days",
    "requires",
    "recency_days",
    "activity_count",
    "activity_days",
    "critical",
    "assessor",
)
_CHANGES = tuple(change.value for change in Change if change.value)


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """`content` is what a version states of the competency; `change` and its transition are about the one before."""

    row: Row
    code: str
    content: dict[str, object]
    change: Change
    transition_until: date | None

    @property
    def requires(self) -> list[str]:
        requires = self.content["requires"]
        return requires if isinstance(requires, list) else []

    def unchanged(self) -> "CompetencyRow":
        """The same content, as it begins the next version: changed in nothing."""
        return replace(self, change=Change.UNCHANGED, transition_until=None)


def problem(report: ImportReport, row: CompetencyRow, field: str, wrong: str, fix: str) -> None:
    report.problems.add(Problem(row.row.file, row.row.number, field, wrong, fix))


def warning(report: ImportReport, row: CompetencyRow, field: str, wrong: str, fix: str) -> None:
    report.warnings.add(Problem(row.row.file, row.row.number, field, wrong, fix))


def read_rows(table: Table, report: ImportReport) -> list[CompetencyRow]:
    """Every row that is right in itself; the rest is in the report's problems."""
    rows: dict[str, CompetencyRow] = {}
    for row in table.rows:
        cells = Cells(row, report.problems, report.warnings)
        found = _read(cells)
        if cells.failed:
            continue
        first = rows.setdefault(found.code, found)
        if first is not found:
            cells.problem("code", f"“{found.code}” stands in row {first.row.number} already.", "Keep one of the rows.")
    return list(rows.values())


def _read(cells: Cells) -> CompetencyRow:
    months = cells.integer("validity_months", lowest=1, highest=1200)
    window = cells.integer("renewal_window_days", highest=3660)
    if window and months is None:
        wrong = "There is a renewal window but no validity, so the competency never expires."
        cells.warning("renewal_window_days", wrong, "Give validity_months, or leave both empty.")
    change = Change(cells.choice("change", _CHANGES))
    transition = cells.day("transition_until")
    if transition and change is not Change.SUBSTANTIVE:
        wrong = "Only a substantive change has a transition."
        cells.problem("transition_until", wrong, "Leave the cell empty, or write substantive in change.")
    if change is Change.SUBSTANTIVE and not transition:
        wrong = "A substantive change needs the last day of its transition."
        cells.problem("transition_until", wrong, "Write the day, for example 2026-12-31.")
    count = cells.integer("activity_count", lowest=1, highest=9999)
    days = cells.integer("activity_days", lowest=1, highest=3660)
    if (count is None) != (days is None) and not cells.failed:
        empty = "activity_count" if count is None else "activity_days"
        wrong = "A minimum of activities needs both activity_count and activity_days."
        cells.problem(empty, wrong, "Fill in this cell too, or empty both.")
    return CompetencyRow(
        row=cells.row,
        code=cells.code("code", required=True),
        content={
            "group": cells.text("group"),
            "title": cells.text("title", required=True, longest=300),
            "knowledge": cells.long_text("knowledge"),
            "skill": cells.long_text("skill"),
            "decision": cells.long_text("decision"),
            "scheme": _scheme(cells, "scheme", required=True),
            "renewal_scheme": _scheme(cells, "renewal_scheme"),
            "requalification_scheme": _scheme(cells, "requalification_scheme"),
            "validity_months": months,
            "renewal_window_days": window,
            "requires": list(cells.codes("requires")),
            "recency_days": cells.integer("recency_days", lowest=1, highest=36600),
            "activity_count": count,
            "activity_days": days,
            "critical": cells.yes_no("critical"),
            "assessor": cells.yes_no("assessor"),
        },
        change=change,
        transition_until=transition,
    )


def _scheme(cells: Cells, field: str, *, required: bool = False) -> str:
    """The scheme in its canonical writing. A method may be new, but not one letter away from a known one."""
    scheme = cells.scheme(field, required=required)
    for method in sorted(scheme.methods - METHODS.keys()) if scheme else ():
        hint = resembling(method, METHODS)
        known = f"Known methods: {', '.join(METHODS)}."
        if hint:
            cells.problem(field, f"There is no method “{method}”{hint}.", known)
        else:
            cells.warning(field, f"The method “{method}” is new to Stillroom.", f"Check its spelling. {known}")
    return _written(scheme)


def _written(scheme: Scheme | None) -> str:
    return str(scheme) if scheme else ""


def check_assessor(rows: Iterable[CompetencyRow], report: ImportReport) -> None:
    assessors = [row for row in rows if row.content["assessor"]]
    for row in assessors[1:]:
        first = assessors[0]
        wrong = f"{first.code} in row {first.row.number} is the assessor competency already."
        problem(report, row, "assessor", wrong, "Keep yes on one of them; a framework has at most one.")


def check_requires(rows: list[CompetencyRow], elsewhere: Collection[str], report: ImportReport) -> None:
    """`elsewhere`: codes of the other frameworks, which may be required too."""
    by_code = {row.code: row for row in rows}
    for row in rows:
        for code in row.requires:
            if code not in by_code and code not in elsewhere:
                wrong = f"There is no competency “{code}”{resembling(code, by_code)}."
                problem(report, row, "requires", wrong, "Correct the code, or add the competency to the file.")
    for ring in rings({row.code: set(row.requires) for row in rows}):
        first = min((by_code[code] for code in ring), key=lambda row: row.row.number)
        wrong = f"Competencies require each other in a ring: {' → '.join([*ring, ring[0]])}."
        if len(ring) == 1:
            wrong = f"“{ring[0]}” requires itself."
        problem(report, first, "requires", wrong, "Take a code out of requires, so that one of them can come first.")
