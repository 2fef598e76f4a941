"""The procedures that the reader is to take up, on her home page."""

from collections.abc import Sequence

from stillroom.apps.people.models import Person
from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.apps.readiness.presenters.procedures import task_rows
from stillroom.apps.readiness.selectors.procedures import ProcedureTask


def procedures_sections(person: Person, tasks: Sequence[ProcedureTask]) -> list[Section]:
    """Nothing when nothing is open."""
    if not tasks:
        return []
    late = sum(task.overdue for task in tasks)
    overdue = f"; {late} {verb(late, 'is', 'are')} overdue" if late else ""
    number = count(len(tasks), "procedure version")
    finding = f"{sentence(number)} {verb(len(tasks), 'waits', 'wait')} for you to take up{overdue}."
    return [section("Procedures", finding, task_rows(tasks, person, own=True))]
