"""The report of a qualification: a page that needs nothing else to be read, and the same as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from stillroom.cli.qualification.steps import Outcome, Step, Verdict

STYLE = (
    "body{font:16px/1.5 Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #768692;padding:.5rem;text-align:left;"
    "vertical-align:top}.failed{font-weight:bold;color:#8a1c12}@media print{body{margin:0}}"
)


@dataclass(frozen=True)
class Report:
    by: str
    at: str
    stillroom: str
    python: str
    database: str
    address: str
    results: Sequence[tuple[Step, Outcome]]

    @property
    def verdict(self) -> Verdict:
        verdicts = {outcome.verdict for _, outcome in self.results}
        return next(v for v in (Verdict.FAILED, Verdict.NOT_DONE, Verdict.PASSED) if v in verdicts or v == "passed")

    def finding(self) -> str:
        """One sentence."""
        count = {v: sum(outcome.verdict is v for _, outcome in self.results) for v in Verdict}
        return (
            f"{count[Verdict.PASSED]} of {len(self.results)} steps passed, {count[Verdict.FAILED]} failed,"
            f" {count[Verdict.NOT_DONE]} not done."
        )


def write(report: Report, folder: Path) -> list[Path]:
    """The two files, named by the moment."""
    name = f"qualification-{report.at[:16].replace(':', '')}"
    page, data = folder / f"{name}.html", folder / f"{name}.json"
    page.write_text(as_html(report), encoding="utf-8")
    data.write_text(json.dumps(as_data(report), indent=2), encoding="utf-8")
    return [page, data]


def as_data(report: Report) -> dict[str, object]:
    facts = {key: value for key, value in asdict(report).items() if key != "results"}
    steps = [
        {"id": step.id, "title": step.title, "expected": step.expected, "verdict": o.verdict, "seen": list(o.seen)}
        for step, o in report.results
    ]
    return {**facts, "verdict": report.verdict, "steps": steps}


def as_html(report: Report) -> str:
    facts = {
        "Done by": report.by,
        "When": report.at,
        "Stillroom": report.stillroom,
        "Python": report.python,
        "Database": report.database,
        "Address": report.address,
    }
    head = "".join(f"<tr><th scope=row>{escape(key)}</th><td>{escape(value)}</td></tr>" for key, value in facts.items())
    rows = "".join(
        f"<tr><td>{step.id}</td><td>{escape(step.title)}</td><td>{escape(step.expected)}</td>"
        f'<td class="{outcome.verdict.replace(" ", "-")}">{outcome.verdict.capitalize()}</td>'
        f"<td>{'<br>'.join(escape(line) for line in outcome.seen)}</td></tr>"
        for step, outcome in report.results
    )
    columns = "".join(f"<th scope=col>{title}</th>" for title in ("Step", "What", "Expected", "Result", "Seen"))
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Qualification of Stillroom</title>'
        f"<style>{STYLE}</style></head><body><h1>Installation and operational qualification</h1>"
        f"<p>{escape(report.finding())}</p><table>{head}</table><h2>Steps</h2>"
        f"<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>"
        "<h2>Reviewed by</h2><p>Name, signature, date: ______________________________</p></body></html>\n"
    )
