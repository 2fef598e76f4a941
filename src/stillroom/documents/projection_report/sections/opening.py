"""What the report is about: from when, of whom, counted how."""

from datetime import date

from stillroom.documents.projection_report.content import Facts, Section, Text
from stillroom.documents.projection_report.run import Run
from stillroom.documents.projection_report.words import EVERY, day, measure_name

EXECUTORS = {
    "expected": "expected numbers, without chance",
    "individuals": "each person by themselves, from one event to the next",
    "cohorts": "groups of like people",
}
MAY_BE_REAL = "The people may be real, so numbers under 5, and numbers they could be worked out from, are not shown."


def section(run: Run) -> Section:
    description = str(run.about.get("description") or "")
    return Section(
        "about", "What this report is about", [*([Text([description])] if description else []), Facts(facts(run))]
    )


def facts(run: Run) -> list[tuple[str, str]]:
    """Base date, until when, counted in what, who, the definition of vacancy, the data, how, whose."""
    about = run.about
    base = date.fromisoformat(str(about["base"])) if about.get("base") else min(each.when for each in run.lines)
    last = max(each.when for each in run.lines)
    measures = {each.measure for each in run.lines}
    counted = [measure_name(name) for name in ("headcount", "fte") if name in measures]
    return [
        ("Base date", day(base)),
        ("Until", day(last)),
        ("Counted in", " and ".join(counted) or "see each figure"),
        ("Who is counted", _scope(run)),
        ("A vacancy is", str(about.get("vacancy") or "not defined in this run, so no vacancy rate is given")),
        ("Data", _data(run)),
        ("How it was worked out", _how(run)),
        ("Owner of the scenario", str(about.get("owner") or "not named")),
    ]


def _scope(run: Run) -> str:
    if run.about.get("scope"):
        return str(run.about["scope"])
    every = "; ".join(
        ", ".join(run.name(value) for value in run.values(dimension, "headcount")) or EVERY[dimension]
        for dimension in range(3)
    )
    return every


def _data(run: Run) -> str:
    if run.suppressed:
        said = "The scenario says that its figures are invented. " if run.about.get("synthetic") else ""
        return f"{said}{MAY_BE_REAL}"
    if run.about.get("synthetic"):
        return "Synthetic: figures were invented to try the model. They say nothing about real people or places."
    return "Published figures and stated assumptions, each with its source below"


def _how(run: Run) -> str:
    executor = str(run.about.get("executor") or "")
    parts = [EXECUTORS.get(executor, executor)] if executor else []
    if run.about.get("draws") and executor != "expected":
        parts.append(f"{int(run.about['draws']):,} draws, each with its own figures and its own chances")
    if run.about.get("seed") is not None:
        parts.append(f"seed {run.about['seed']}")
    return "; ".join(parts) or "not recorded"
