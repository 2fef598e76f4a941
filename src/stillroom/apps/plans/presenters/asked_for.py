"""What is asked of somebody beside her role, in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from stillroom.apps.plans.asked_for import Asked
from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.ui.formats import day


def asked_tasks(asked: Sequence[Asked], today: date, *, links: bool) -> list[dict[str, Any]]:
    """`links`: to where she does it; nobody else can."""
    return [
        {
            "text": each.text,
            "hint": f"{each.how} {each.reason} {_when(each)}",
            "href": each.href if links and each.done_on is None else "",
            "status": "Done" if each.done_on else "Overdue" if each.due_on < today else "To do",
            "tone": "ok" if each.done_on else "lapsed" if each.due_on < today else "training",
        }
        for each in asked
    ]


def _when(each: Asked) -> str:
    return f"Done on {day(each.done_on)}." if each.done_on else f"Due by {day(each.due_on)}."


def asked_sections(asked: Sequence[Asked], today: date) -> list[Section]:
    """On the home page, while anything is open."""
    waiting = [each for each in asked if each.done_on is None]
    if not waiting:
        return []
    late = sum(each.due_on < today for each in waiting)
    overdue = f"; {late} {verb(late, 'is', 'are')} overdue" if late else ""
    finding = (
        f"{sentence(count(len(waiting), 'thing'))} {verb(len(waiting), 'is', 'are')} asked of you because of what was"
        f" found{overdue}."
    )
    return [section("Asked of you", finding, asked_tasks(waiting, today, links=True))]
