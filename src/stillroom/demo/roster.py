"""The invented people: who works where, from when, read from `region/staff.csv`."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from stillroom.demo.diary import Diary

REGION = Path(__file__).parent / "region"
ORGANISATIONS = {"ZZ1": "Northmoor Hospital (synthetic)", "ZZ2": "Saltmarsh Infirmary (synthetic)"}
DOMAINS = {"ZZ1": "northmoor.example", "ZZ2": "saltmarsh.example"}
ORGANISATION_OF_UNIT = {"ASEPTIC": "ZZ1", "STERILE": "ZZ2", "RADIO": "ZZ2"}


@dataclass(frozen=True, slots=True)
class HeldPost:
    unit: str
    role_profile: str
    start: date
    end: date | None
    cells: dict[str, str]  # the rest of the row, as the staff table has it


@dataclass(frozen=True, slots=True)
class Worker:
    """One employee number with its posts, the first one first."""

    number: str
    name: str
    organisation: str
    assessor: bool
    posts: tuple[HeldPost, ...]

    @property
    def start(self) -> date:
        return self.posts[0].start

    @property
    def end(self) -> date | None:
        ends = [post.end for post in self.posts]
        return None if None in ends else max(end for end in ends if end)


def roster(diary: Diary) -> dict[str, Worker]:
    """Employee number → worker."""
    with (REGION / "staff.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["employee_number"], []).append(row)
    return {number: _worker(number, found, diary) for number, found in grouped.items()}


def _worker(number: str, rows: list[dict[str, str]], diary: Diary) -> Worker:
    first = rows[0]
    return Worker(
        number=number,
        name=f"{first['first_name']} {first['last_name']}",
        organisation=ORGANISATION_OF_UNIT[first["unit"]],
        assessor=bool(first["assessor"]),
        posts=tuple(_post(row, diary) for row in rows),
    )


def _post(row: dict[str, str], diary: Diary) -> HeldPost:
    cells = {name: value for name, value in row.items() if name not in ("start_week", "end_week", "assessor")}
    end = diary.week(int(row["end_week"])) + timedelta(days=4) if row["end_week"] else None
    return HeldPost(row["unit"], row["role_profile"], diary.week(int(row["start_week"])), end, cells)


def in_unit(workers: Iterable[Worker], unit: str) -> list[Worker]:
    return [worker for worker in workers if any(post.unit == unit for post in worker.posts)]
