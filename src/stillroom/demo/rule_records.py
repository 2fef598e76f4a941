"""What the demo's people have to show for the dated rules: some met, some due, some late, some missing."""

from collections.abc import Sequence
from datetime import date, timedelta

from stillroom.demo.diary import Diary
from stillroom.demo.roster import ORGANISATION_OF_UNIT, Worker

Rows = list[dict[str, str]]

COURSE = ("gphc_course", "Pharmacy Services Assistant")
IN_TIME, LATE = 5, 20  # weeks after the start in the role
COMPLETED = frozenset({"N1015", "S2015", "S2016", "S2018", "S2021"})
ON_COURSE = frozenset({"N1017", "N1022", "N1023", "S2019", "S2022", "S2109"})
ENROLLED_LATE = frozenset({"N1020"})
ASSESSED = ("N1001", "N1002", "N1010", "S2001", "S2002")


def enrolments(workers: Sequence[Worker], diary: Diary) -> Rows:
    """Gift Mukwena (S2112) is not enrolled yet, and has days left; Kwabena (N1018) has begun what comes first."""
    rows = []
    for worker in workers:
        if worker.number in COMPLETED | ON_COURSE | ENROLLED_LATE:
            begun = worker.start + timedelta(weeks=LATE if worker.number in ENROLLED_LATE else IN_TIME)
            done = begun + timedelta(weeks=60) if worker.number in COMPLETED else None
            rows.append(_enrolment(worker, begun, done if done and done < diary.today else None))
        if worker.number == "N1018":
            rows.append(_enrolment(worker, diary.ago(60), None))
    return rows


def _enrolment(worker: Worker, begun: date, done: date | None) -> dict[str, str]:
    kind, course = COURSE
    return {
        "organisation": worker.organisation,
        "employee_number": worker.number,
        "kind": kind,
        "course": course,
        "enrolled_on": begun.isoformat(),
        "completed_on": done.isoformat() if done else "",
    }


def qualifications(workers: Sequence[Worker], diary: Diary) -> Rows:
    """Amina (N1019) has the minimum GPhC training; Catriona (N1009) is authorised and one signature from ready."""
    rows = []
    for worker in workers:
        if worker.number in COMPLETED:
            done = worker.start + timedelta(weeks=IN_TIME + 60)
            if done < diary.today:
                rows.append(_qualification(worker, *COURSE, done))
        if worker.number == "N1019":
            rows.append(_qualification(worker, *COURSE, worker.start - timedelta(weeks=3)))
        if worker.number in ASSESSED:
            title = "Technical services background, by viva"
            rows.append(_qualification(worker, "pharmaceutical_science", title, diary.ago(240)))
        if worker.number == "N1009":
            title = "Authorised to take primary responsibility (synthetic)"
            rows.append(_qualification(worker, "technician_authorisation", title, diary.ago(10)))
            rows.append(_qualification(worker, "paap", "Product Approval Accreditation Programme", diary.ago(35)))
    return rows


def _qualification(worker: Worker, kind: str, title: str, awarded: date) -> dict[str, str]:
    return {
        "organisation": worker.organisation,
        "employee_number": worker.number,
        "kind": kind,
        "title": title,
        "awarded_on": awarded.isoformat(),
    }


def registrations(workers: Sequence[Worker], diary: Diary) -> Rows:
    """Those who supervise Elspeth's experience have been registered for years."""
    return [
        {
            "organisation": worker.organisation,
            "employee_number": worker.number,
            "body": "GPhC",
            "number": f"SYN-{worker.number[1:]}",
            "start_date": (diary.today - timedelta(weeks=52 * 9)).isoformat(),
        }
        for worker in workers
        if worker.number in ("N1002", "N1004")
    ]


def supervisors(workers: Sequence[Worker], diary: Diary) -> Rows:
    """The two apprentices at Northmoor and their educational supervisor."""
    return [
        {
            "organisation": ORGANISATION_OF_UNIT["ASEPTIC"],
            "employee_number": worker.number,
            "kind": "educational",
            "supervisor": "N1004",
            "start_date": worker.start.isoformat(),
        }
        for worker in workers
        if worker.number in ("N1018", "N1019")
    ]


def experience(workers: Sequence[Worker], diary: Diary) -> Rows:
    """Elspeth Drummond (N1021), in training for registration: under Gwenllian, then Iain, who has yet to confirm."""
    elspeth = next(worker for worker in workers if worker.number == "N1021")
    change = elspeth.start + timedelta(weeks=40)
    shared = {"organisation": elspeth.organisation, "employee_number": elspeth.number, "hours_per_week": "37.5"}
    first = {
        "supervisor": "N1004",
        "start_date": elspeth.start.isoformat(),
        "end_date": (change - timedelta(days=1)).isoformat(),
        "confirmed": "yes",
    }
    second = {"supervisor": "N1002", "start_date": change.isoformat(), "end_date": "", "confirmed": "no"}
    return [shared | first, shared | second]
