"""The staff table as it came in over the two years: everyone first, then joiners and leavers as they were known."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from stillroom.demo.diary import Diary
from stillroom.demo.roster import DOMAINS, HeldPost, Worker
from stillroom.demo.sign_ins import EMAILS

NOTICE = timedelta(weeks=4)  # a joiner, or an end, is entered so long before

REGISTERED_WEEKS = {"N1008": -95}  # employee number → week of registration: she qualified in post


def staff_files(workers: Iterable[Worker], diary: Diary) -> Iterator[tuple[date, list[dict[str, str]]]]:
    """Each file with the day it was imported, the oldest first."""
    first = diary.opens - timedelta(weeks=2)
    files: dict[date, list[dict[str, str]]] = {}
    for worker in workers:
        for post in worker.posts:
            entered = _entered(post.start, first)
            files.setdefault(entered, []).append(_row(worker, post, diary, known_on=entered))
            if post.end and _entered(post.end, first) > entered:
                ending = _entered(post.end, first)
                files.setdefault(ending, []).append(_row(worker, post, diary, known_on=ending))
        if worker.number in REGISTERED_WEEKS:
            told = diary.week(REGISTERED_WEEKS[worker.number]) + timedelta(weeks=1)
            files.setdefault(told, []).append(_row(worker, worker.posts[-1], diary, known_on=told))
    yield from sorted(files.items())


def _entered(day: date, first: date) -> date:
    monday = day - NOTICE - timedelta(days=(day - NOTICE).weekday())
    return max(first, monday)


def _row(worker: Worker, post: HeldPost, diary: Diary, *, known_on: date) -> dict[str, str]:
    end = post.end if post.end and post.end - NOTICE - timedelta(days=7) <= known_on else None
    domain = DOMAINS[worker.organisation]
    registered = diary.week(REGISTERED_WEEKS[worker.number]) if worker.number in REGISTERED_WEEKS else None
    return post.cells | {
        "organisation": worker.organisation,
        "email": EMAILS.get(worker.number, f"{worker.number.lower()}@{domain}"),
        "start_date": post.start.isoformat(),
        "registration_date": registered.isoformat() if registered and registered < known_on else "",
        "end_date": end.isoformat() if end else "",
    }
