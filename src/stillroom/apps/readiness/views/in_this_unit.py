"""What every page about a person shows of her units: what differs there, and the procedures she is to take up."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.in_this_unit import in_this_unit
from stillroom.apps.readiness.presenters.procedures import task_rows
from stillroom.apps.readiness.selectors.in_this_unit import in_units_of
from stillroom.apps.readiness.selectors.procedures import open_tasks
from stillroom.competence.days import day_of


def in_this_unit_context(
    person: Person, *, reader: Person | None, only: Collection[str], at: datetime
) -> dict[str, Any]:
    """`only`: the competencies asked of her; `reader`: the record of who looks, who confirms only for herself."""
    today = day_of(at)
    own = reader is not None and reader.canonical_id == person.canonical_id
    tasks = open_tasks(person.organisation, at=at, people=[person.canonical_id])
    return {
        "in_this_unit": in_this_unit(in_units_of(person, today), frameworks(), today, only=only),
        "procedure_tasks": task_rows(tasks, person, own=own),
    }
