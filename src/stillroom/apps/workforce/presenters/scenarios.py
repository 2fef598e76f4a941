"""Scenarios and their runs, in words."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from stillroom.apps.accounts.models import Job
from stillroom.apps.workforce.models import ProjectionComparison, ProjectionRun, ScenarioVersion
from stillroom.apps.workforce.models.asked_work import AskedWork
from stillroom.apps.workforce.selectors.scenarios import Shelved
from stillroom.ui.formats import day, moment


def scenario_tasks(found: Sequence[Shelved]) -> list[dict[str, Any]]:
    return [
        {
            "text": each.scenario.title,
            "href": reverse("scenario", args=[each.scenario.id]),
            "hint": _hint(each),
            **_state(each),
        }
        for each in found
    ]


def _hint(each: Shelved) -> str:
    said = each.last.headline.get("sentence", "") if each.last else ""
    return said or f"Version {each.version.number}, {each.version.changed}"


def _state(each: Shelved) -> dict[str, str]:
    if each.under_way is not None:
        return {"status": run_words(each.under_way), "tone": run_tone(each.under_way)}
    if each.last is None:
        return {"status": "Not run yet", "tone": "none"}
    if each.last.version_id != each.version.id:
        return {"status": "Changed since its run", "tone": "update"}
    return {"status": "Run", "tone": "ok"}


def run_words(run: AskedWork) -> str:
    job = run.job
    if job is None or job.state == Job.State.DONE:
        return "Done"
    if job.state == Job.State.FAILED:
        return "Could not be run"
    return "Under way" if job.state == Job.State.RUNNING else "Waiting for its turn"


def run_tone(run: AskedWork) -> str:
    if run.job is None or run.job.state == Job.State.DONE:
        return "ok"
    return "stopped" if run.job.state == Job.State.FAILED else "pending"


def run_facts(run: ProjectionRun) -> list[dict[str, str]]:
    asked_by = run.asked_by.name or run.asked_by.email if run.asked_by else "Stillroom"
    facts = [
        {"key": "Version", "value": f"{run.version.number}: {run.version.changed}"},
        {"key": "Asked for", "value": f"{moment(run.asked_at)}, by {asked_by}"},
    ]
    if run.finished_at:
        facts.append({"key": "Finished", "value": moment(run.finished_at)})
    return facts


def comparison_tasks(found: Sequence[ProjectionComparison]) -> list[dict[str, Any]]:
    return [
        {
            "text": str(each),
            "href": reverse("comparison", args=[each.id]),
            "hint": each.sentence,
            "status": run_words(each),
            "tone": run_tone(each),
        }
        for each in found
    ]


def version_rows(found: Sequence[ScenarioVersion]) -> list[dict[str, Any]]:
    return [
        {
            "number": each.number,
            "changed": each.changed,
            "when": day(each.recorded_at),
            "by": (each.recorded_by.name or each.recorded_by.email) if each.recorded_by else "Stillroom",
        }
        for each in found
    ]
