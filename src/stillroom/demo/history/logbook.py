"""Entries in logbooks: what is checked week by week, and what an operator made before her broth failed."""

from datetime import timedelta

from stillroom.competence.statement import Kind, Meaning
from stillroom.demo.diary import next_working_day
from stillroom.demo.history.entry import Speaker
from stillroom.demo.history.notebook import random_for
from stillroom.demo.history.training import Training

LOGGED = {"AS10"}  # asks for a minimum; see `versions`
FELL_SHORT = {"N1013": 75}  # who has entered nothing for so many days
MADE_BEFORE_A_FAILURE = {("N1008", "AS06"): (150, 26, 11)}  # from, until, every so many days ago
WEEKS = 12


def write_logbook(training: Training) -> None:
    worker, code, today = training.worker.number, training.item.code, training.diary.today
    if (worker, code) in MADE_BEFORE_A_FAILURE:
        first, last, step = MADE_BEFORE_A_FAILURE[worker, code]
        for ago in range(first, last, -step):
            _enter(training, ago)
    if code in LOGGED and training.signed_on and training.signed_on[0] < today - timedelta(weeks=WEEKS):
        for week in range(WEEKS, 0, -1):
            if week * 7 >= FELL_SHORT.get(worker, 0):
                _enter(training, week * 7)


def _enter(training: Training, ago: int) -> None:
    day = next_working_day(training.diary.ago(ago))
    if day >= training.stop or any(begins <= day <= ends for begins, ends in training.away):
        return
    chance = random_for(training.worker.number, training.item.code, day, "log")
    details = {
        "quantity": str(chance.randint(2, 6)),
        "session": f"{day:%Y%m%d}-{chance.choice(('AM', 'PM'))}",
        "workstation": f"{training.item.unit[:3]}-{chance.randint(1, 3)}",
    }
    training.note(Kind.ACTIVITY, day, Speaker.OBSERVER, details=details, meaning=Meaning.WITNESSED, hour=16)
