"""Who confirmed having read which procedure version at Northmoor."""

from collections.abc import Iterable
from datetime import timedelta

from stillroom.competence.procedure import naming
from stillroom.competence.statement import Kind
from stillroom.demo.diary import working_day
from stillroom.demo.history.notebook import Notebook, random_for
from stillroom.demo.procedures import PROCEDURES
from stillroom.demo.roster import Worker

SLOW = ("N1016", "N1022")  # they have not read the version in force yet


def write_confirmations(notebook: Notebook, organisation: str, workers: Iterable[Worker]) -> None:
    """Everyone but the slow: in the weeks before a version took effect, or her first ones."""
    for each in PROCEDURES:
        if each.organisation != organisation or each.asks != "read":
            continue
        for worker in workers:
            if worker.number in SLOW or worker.organisation != organisation:
                continue
            chance = random_for("procedure", each.code, each.version, worker.number)
            day = notebook.diary.ago(each.effective_ago + chance.randrange(2, 20))
            if worker.start > day:  # a newcomer reads it in her first weeks
                day = working_day(worker.start + timedelta(days=chance.randrange(7, 40)))
            if day >= notebook.diary.today or (worker.end and worker.end < day):
                continue
            notebook.note(
                Kind.SELF_ASSESSMENT,
                person=worker.number,
                author=worker.number,
                unit=each.unit,
                day=day,
                competency=each.competencies[0],
                details={"confirms": "read and understood", **naming(each.unit, each.code, each.version)},
            )
