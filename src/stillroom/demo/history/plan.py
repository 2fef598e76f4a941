"""The whole plan: who there is, what is published, and every statement of two years."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stillroom.demo.diary import Diary
from stillroom.demo.history.appointments import APPOINTED, appoint
from stillroom.demo.history.careers import write_career
from stillroom.demo.history.entry import Entry
from stillroom.demo.history.foundation import write_foundation
from stillroom.demo.history.notebook import Notebook
from stillroom.demo.history.procedures import write_confirmations
from stillroom.demo.history.scripts import ABSENCES, SCRIPTS, write_absences
from stillroom.demo.history.speakers import Speakers
from stillroom.demo.roster import ORGANISATION_OF_UNIT, ORGANISATIONS, Worker, roster
from stillroom.demo.versions import Version, versions


@dataclass(frozen=True)
class Plan:
    diary: Diary
    workers: Mapping[str, Worker]
    versions: tuple[Version, ...]
    speakers: Speakers
    entries: Mapping[str, list[Entry]]  # of each organisation


def make_plan(diary: Diary) -> Plan:
    workers = roster(diary)
    known = versions(diary)
    away = {
        number: [(diary.ago(begins), diary.ago(ends)) for begins, ends in spells] for number, spells in ABSENCES.items()
    }
    return Plan(
        diary,
        workers,
        known,
        Speakers(workers, away),
        {code: _entries(code, diary, workers, known, away) for code in ORGANISATIONS},
    )


def _entries(
    organisation: str,
    diary: Diary,
    workers: Mapping[str, Worker],
    known: tuple[Version, ...],
    away: Mapping[str, list[tuple[date, date]]],
) -> list[Entry]:
    notebook = Notebook(diary)
    write_foundation(notebook, organisation)
    write_confirmations(notebook, organisation, workers.values())
    for unit in APPOINTED:
        if ORGANISATION_OF_UNIT[unit] == organisation:
            appoint(notebook, unit, known[0].name)
    for worker in workers.values():
        if worker.organisation == organisation:
            write_career(notebook, known, worker, SCRIPTS, away.get(worker.number, []))
            write_absences(notebook, worker, away.get(worker.number, []))
    return notebook.entries
