"""The posts people will hold once the file is in, and what is wrong between them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stillroom.apps.people.models import Post
from stillroom.apps.people.services.staff.checks import problem, shown, warning
from stillroom.apps.people.services.staff.rows import StaffRow
from stillroom.apps.people.services.staff.stored import Stored
from stillroom.standards.tables import ImportReport
from stillroom.standards.tables.rings import rings

PersonKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post as it will be: from the file, or stored and not in the file (then without a row)."""

    person: PersonKey
    fte: Decimal
    start: date
    end: date | None
    manager: str
    row: StaffRow | None


def resulting_posts(rows: list[StaffRow], left: list[Post]) -> list[HeldPost]:
    from_file = [HeldPost(row.person_key, row.fte, row.start_date, row.end_date, row.line_manager, row) for row in rows]
    return from_file + [
        HeldPost(
            (post.person.organisation.ods_code, post.person.employee_number),
            post.fte,
            post.start_date,
            post.end_date,
            post.line_manager_number,
            None,
        )
        for post in left
    ]


def check_fte(held: list[HeldPost], report: ImportReport) -> None:
    """Posts held at once that add up to more than a whole person: possible, and worth a look."""
    by_person: dict[PersonKey, list[HeldPost]] = defaultdict(list)
    for post in held:
        by_person[post.person].append(post)
    for posts in by_person.values():
        rows = [post.row for post in posts if post.row]
        if len(posts) == 1 or not rows:
            continue
        most = max(
            sum((post.fte for post in posts if post.start <= day <= (post.end or date.max)), Decimal(0))
            for day in {post.start for post in posts}
        )
        if most > 1:
            last = max(rows, key=lambda row: row.row.number)
            wrong = f"The posts of employee number {last.employee_number} add up to {shown(most)} at one time."
            warning(report, last, "fte", wrong, "Check the shares and the dates; more than 1 is imported as it stands.")


def check_managers(held: list[HeldPost], stored: Stored, report: ImportReport, today: date) -> None:
    managers: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    numbers = {post.person for post in held} | stored.people.keys()
    for post in held:
        organisation, number = post.person
        if not post.manager or (post.end is not None and post.end < today):
            continue
        managers[organisation][number].add(post.manager)
        if post.row and (organisation, post.manager) not in numbers:
            wrong = f"The line manager {post.manager} is not among the staff of {organisation}."
            warning(report, post.row, "line_manager", wrong, "Correct the number, or import the manager too.")
    first = _first_rows(held)
    for organisation, by_number in managers.items():
        for ring in rings(by_number):
            rows = [first[organisation, number] for number in ring if (organisation, number) in first]
            if not rows:
                continue
            row = min(rows, key=lambda row: row.row.number)
            wrong = f"Managers form a ring: {' → '.join([*ring, ring[0]])}."
            if len(ring) == 1:
                wrong = f"Employee number {ring[0]} is her or his own line manager."
            problem(report, row, "line_manager", wrong, "Correct line_manager in one of these rows.")


def _first_rows(held: list[HeldPost]) -> dict[PersonKey, StaffRow]:
    """Person → her first row that names a manager."""
    first: dict[PersonKey, StaffRow] = {}
    for post in held:
        if post.row and post.manager:
            first.setdefault(post.person, post.row)
    return first
