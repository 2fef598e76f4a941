"""What an import did, or would do: row by row, with every problem."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from stillroom.standards.tables.problem import Problems
from stillroom.standards.tables.table import Table


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CLOSED = "closed"  # a dated row that the file no longer states
    WITHDRAWN = "withdrawn"  # a competency that the new version leaves out


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """`row` is None for what is not in the file."""

    file: str
    row: int | None
    what: str
    outcome: Outcome
    detail: str = ""

    def as_dict(self) -> dict[str, str | int | None]:
        return {
            "file": self.file,
            "row": self.row,
            "what": self.what,
            "outcome": str(self.outcome),
            "detail": self.detail,
        }


@dataclass
class ImportReport:
    """With problems nothing was written. `applied` is False also after a dry run, or when nothing had to change."""

    table: str
    file: str
    dry_run: bool
    rows: list[RowOutcome] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)
    warnings: Problems = field(default_factory=Problems)
    unknown_columns: tuple[str, ...] = ()
    not_in_file: list[str] = field(default_factory=list)
    applied: bool = False

    @staticmethod
    def of(table: Table, *, dry_run: bool) -> "ImportReport":
        """A report that starts with what reading the file found."""
        report = ImportReport(table.columns.table, table.file, dry_run, unknown_columns=table.unknown_columns)
        report.problems.extend(table.problems)
        report.warnings.extend(table.warnings)
        return report

    def planned(self) -> "ImportReport":
        """An empty report to plan into; `take` brings what it finds here."""
        return ImportReport(self.table, self.file, self.dry_run)

    def take(self, planned: "ImportReport") -> None:
        self.rows, self.not_in_file = planned.rows, planned.not_in_file
        self.problems.extend(planned.problems)
        self.warnings.extend(planned.warnings)

    @property
    def ok(self) -> bool:
        return not self.problems

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row.outcome for row in self.rows)
        return {str(outcome): found[outcome] for outcome in Outcome}

    @property
    def summary(self) -> str:
        """“3 new, 1 changed, 56 unchanged”; of the outcomes that not every import has, only those that occur."""
        always = (Outcome.NEW, Outcome.UNCHANGED)
        return ", ".join(
            f"{count} {outcome}" for outcome, count in self.counts.items() if count or Outcome(outcome) in always
        )

    def as_dict(self) -> dict[str, object]:
        """For `--format json`."""
        return {
            "table": self.table,
            "file": self.file,
            "dry_run": self.dry_run,
            "ok": self.ok,
            "applied": self.applied,
            "counts": self.counts,
            "rows": [row.as_dict() for row in self.rows],
            "problems": [problem.as_dict() for problem in self.problems],
            "problem_count": len(self.problems),
            "warnings": [warning.as_dict() for warning in self.warnings],
            "unknown_columns": list(self.unknown_columns),
            "not_in_file": self.not_in_file,
        }
