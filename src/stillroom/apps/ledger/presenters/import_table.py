"""What an import would do, row by row, or what stands in its way."""

from typing import Any

from stillroom.standards.tables import ImportReport, Outcome, Problems

SHOWN = 500
TONES = {
    Outcome.NEW: ("New", "ready"),
    Outcome.CHANGED: ("Changed", "due"),
    Outcome.UNCHANGED: ("Unchanged", "exempt"),
    Outcome.CLOSED: ("Closed", "stopped"),
    Outcome.WITHDRAWN: ("Withdrawn", "stopped"),
}


def import_page(report: ImportReport) -> dict[str, Any]:
    changing = [row for row in report.rows if row.outcome != Outcome.UNCHANGED]
    unchanged = [row for row in report.rows if row.outcome == Outcome.UNCHANGED]
    shown = (changing + unchanged)[:SHOWN]
    return {
        "report": report,
        "problems": _lines(report.problems),
        "problems_more": len(report.problems) - min(len(report.problems), SHOWN),
        "warnings": _lines(report.warnings),
        "warnings_more": len(report.warnings) - min(len(report.warnings), SHOWN),
        "rows": [
            {"row": row.row or "–", "what": row.what, "detail": row.detail, "outcome": TONES[row.outcome]}
            for row in shown
        ],
        "rows_more": len(report.rows) - len(shown),
        "not_in_file": report.not_in_file[:SHOWN],
        "not_in_file_more": max(0, len(report.not_in_file) - SHOWN),
        "something_to_do": bool(changing),
        "counts": [
            {"number": f"{count:,}", "sentence": TONES[Outcome(outcome)][0].lower(), "tone": TONES[Outcome(outcome)][1]}
            for outcome, count in report.counts.items()
            if count
        ],
    }


def _lines(problems: Problems) -> list[dict[str, Any]]:
    return [
        {"file": each.file, "row": each.row or "–", "field": each.field or "–", "wrong": each.wrong, "fix": each.fix}
        for each in list(problems)[:SHOWN]
    ]
