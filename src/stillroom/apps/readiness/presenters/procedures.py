"""What procedures ask, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from stillroom.apps.framework.models import SopVersion
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.apps.readiness.selectors.procedures import ProcedureTask
from stillroom.competence.framework import Frameworks
from stillroom.ui.formats import day

ASKS = {SopVersion.Asks.READ: "Read and understood", SopVersion.Asks.REASSESSMENT: "Reassessment"}
NAMED = 6


def open_finding(tasks: Sequence[ProcedureTask]) -> str:
    """“4 people have 5 procedure versions to take up; 1 person is overdue.” Empty when nothing is open."""
    waiting = [task for task in tasks if task.open]
    if not waiting:
        return ""
    people, late = len({task.person for task in waiting}), len({task.person for task in waiting if task.overdue})
    overdue = f"; {count(late, 'person', 'people')} {verb(late, 'is', 'are')} overdue" if late else ""
    versions = count(len({task.sop.id for task in waiting}), "procedure version")
    return (
        f"{sentence(count(people, 'person', 'people'))} {verb(people, 'has', 'have')} {versions} to take up{overdue}."
    )


def procedures_finding(sops: Sequence[SopVersion], tasks: Sequence[ProcedureTask]) -> str:
    if not sops:
        return "No procedure is recorded for this unit."
    return open_finding(tasks) or "Everyone has taken up every procedure that their role asks for."


def sop_row(
    sop: SopVersion, tasks: Sequence[ProcedureTask], names: Mapping[str, str], known: Frameworks, today: date
) -> dict[str, Any]:
    """One version, and who has, who has not and who is overdue."""
    hers = [task for task in tasks if task.sop.id == sop.id]
    late = [task for task in hers if task.overdue]
    return {
        "sop": sop,
        "title": f"{sop.code} {sop.title}, version {sop.version}",
        "asks": ASKS[SopVersion.Asks(sop.asks)],
        "when": f"In force since {day(sop.effective_on)}"
        if sop.effective_on <= today
        else f"Takes effect on {day(sop.effective_on)}",
        "review": f"Review was due by {day(sop.review_on)}"
        if sop.review_on < today
        else f"Next review by {day(sop.review_on)}",
        "review_late": sop.review_on < today,
        "competencies": listed([competency_title(known, code) for code in sop.competencies]),
        "finding": _finding(len(hers), sum(not task.open for task in hers), len(late)),
        "href": reverse("unit_sop", args=[sop.unit_id, sop.id]),
        "people": [_person(task, names) for task in sorted(hers, key=lambda task: _order(task, names))],
    }


def competency_title(known: Frameworks, code: str) -> str:
    history = known.history(code)
    return f"{code} {history.current.title}" if history else code


def _finding(asked: int, done: int, late: int) -> str:
    if not asked:
        return "No post here asks for what it stands behind."
    overdue = f"; {late} {verb(late, 'is', 'are')} overdue" if late else ""
    return f"{done} of {count(asked, 'person', 'people')} {verb(done, 'has', 'have')} taken it up{overdue}."


def _order(task: ProcedureTask, names: Mapping[str, str]) -> tuple[bool, bool, str]:
    return not task.overdue, not task.open, names.get(task.person, "")


def _person(task: ProcedureTask, names: Mapping[str, str]) -> dict[str, Any]:
    state, tone = "Taken up", "ok"
    if task.open:
        state, tone = ("Overdue", "lapsed") if task.overdue else ("Open", "due")
    return {
        "name": names.get(task.person, "Someone no longer listed"),
        "href": reverse("person", args=[task.person]),
        "state": state,
        "tone": tone,
        "when": f"By {day(task.due)}" if task.open else f"On {day(task.done_at)}",
        "statement": reverse("statement", args=[task.statement]) if task.statement else "",
    }


def task_rows(tasks: Sequence[ProcedureTask], person: Person, *, own: bool) -> list[dict[str, str]]:
    """What is open for one person, as things to do."""
    return [
        {
            "text": f"{task.sop.code} {task.sop.title}, version {task.sop.version}",
            "hint": _what_to_do(task, own=own),
            "href": reverse("confirm_sop", args=[person.id, task.sop.id])
            if own and task.sop.asks == SopVersion.Asks.READ
            else "",
            "status": "Overdue" if task.overdue else f"By {day(task.due)}",
            "tone": "lapsed" if task.overdue else "due",
        }
        for task in tasks
    ]


def _what_to_do(task: ProcedureTask, *, own: bool) -> str:
    if task.sop.asks == SopVersion.Asks.READ:
        return f"To read and confirm. Kept at: {task.sop.kept_at}."
    who = "You are" if own else "She is"
    return f"To be reassessed: {who.lower()} to be seen working to it by an assessor. Kept at: {task.sop.kept_at}."
