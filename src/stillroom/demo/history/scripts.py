"""What is out of the ordinary, at both hospitals."""

from collections.abc import Mapping, Sequence
from datetime import date

from stillroom.competence.statement import Kind
from stillroom.demo.history.careers import Script
from stillroom.demo.history.notebook import Notebook
from stillroom.demo.history.stories import northmoor, saltmarsh
from stillroom.demo.roster import Worker

ABSENCES: Mapping[str, Sequence[tuple[int, int]]] = {**northmoor.ABSENCES, **saltmarsh.ABSENCES}
SCRIPTS: Mapping[tuple[str, str], Script] = {**northmoor.SCRIPTS, **saltmarsh.SCRIPTS}


def write_absences(notebook: Notebook, worker: Worker, away: Sequence[tuple[date, date]]) -> None:
    """Each absence as the line manager records it on its first day."""
    for begins, ends in away:
        notebook.note(
            Kind.ABSENCE,
            person=worker.number,
            author=worker.posts[0].cells["line_manager"],
            unit=worker.posts[0].unit,
            day=begins,
            valid_until=ends,
        )
