"""Who might say it: the people of a unit who assess, sign or read results, in an order that varies by chance."""

from collections.abc import Mapping, Sequence
from datetime import date

from stillroom.competence.days import day_of
from stillroom.demo.history.appointments import APPOINTED
from stillroom.demo.history.entry import Entry, Speaker
from stillroom.demo.history.notebook import random_for
from stillroom.demo.roster import Worker, in_unit


class Speakers:
    def __init__(self, workers: Mapping[str, Worker], away: Mapping[str, Sequence[tuple[date, date]]]) -> None:
        self._workers = workers
        self._away = away
        self._by_unit = {unit: self._of_unit(unit) for unit in APPOINTED}

    def candidates(self, entry: Entry) -> list[str]:
        """The author named, or those who may be entitled; the rules decide who of them is."""
        if entry.author not in tuple(Speaker):
            return [entry.author]
        day = day_of(entry.occurred_at)
        found = [
            number
            for number in self._by_unit[entry.unit][Speaker(entry.author)]
            if number != entry.person and self._at_work(number, day)
        ]
        random_for(entry.kind, entry.person, entry.competency, entry.context, entry.recorded_at.date()).shuffle(found)
        return found

    def _of_unit(self, unit: str) -> dict[Speaker, tuple[str, ...]]:
        _, first, quality, authorisers, reader = APPOINTED[unit]
        assessors = {worker.number for worker in in_unit(self._workers.values(), unit) if worker.assessor}
        return {
            Speaker.OBSERVER: (*sorted(assessors | set(first)), quality),
            Speaker.AUTHORISER: authorisers,
            Speaker.READER: (reader,),
        }

    def _at_work(self, number: str, day: date) -> bool:
        worker = self._workers[number]
        return worker.start <= day and not any(begins <= day <= ends for begins, ends in self._away.get(number, ()))
