"""What is due in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.places.models import Unit
from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.plans.selectors.due import ASKED, PROCEDURE, Due
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.ui.formats import day, moment

SHOWN = 5


def due_finding(due: Sequence[Due], today: date) -> str:
    if not due:
        return "Nothing comes up for you in the next two weeks, and no renewal window is open."
    late = sum(each.day < today for each in due)
    past = f"; {late} {verb(late, 'lies', 'lie')} in the past" if late else ""
    return f"{sentence(count(len(due), 'thing'))} {verb(len(due), 'comes', 'come')} up for you{past}."


def due_tasks(due: Sequence[Due], today: date) -> list[dict[str, Any]]:
    return [
        {
            "text": each.text,
            "hint": moment(each.on) if each.minutes else day(each.on),  # type: ignore[arg-type]
            "href": each.href,
            "status": "Overdue" if each.day < today else "Today" if each.day == today else "Coming up",
            "tone": "lapsed" if each.day < today else "due" if each.day == today else "none",
        }
        for each in due
    ]


def due_sections(due: Sequence[Due], today: date) -> list[Section]:
    """On the home page, when anything is due. What has a section of its own there is left out."""
    due = [each for each in due if not each.key.startswith((PROCEDURE, ASKED))]
    if not due:
        return []
    links = ("All that is due", reverse("reminders")), ("My calendar", reverse("calendar"))
    return [section("Due for me", due_finding(due, today), due_tasks(due, today)[:SHOWN], *links)]


def unit_learning_section(units: Sequence[Unit], titles: Mapping[UUID, str], waiting: int, undecided: int) -> Section:
    """For those who answer for units: plans that wait for review, and sessions nobody has said anything of."""
    finding = f"{sentence(count(waiting, 'plan'))} {verb(waiting, 'waits', 'wait')} for review."
    if undecided:
        took = verb(undecided, "it took", "they took")
        finding += f" {sentence(count(undecided, 'past session'))} {verb(undecided, 'waits', 'wait')} for somebody"
        finding += f" to say whether {took} place."
    links = [
        (f"{text}, {titles.get(unit.id, unit.code)}", reverse(name, args=[unit.id]))
        for unit in units
        for text, name in (("Plans", "unit_plans"), ("Training time", "unit_training"))
    ]
    return section("Plans and training", finding, (), *links)
