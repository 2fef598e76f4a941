"""Look-alikes among the people stored and those in the file."""

from datetime import date

from stillroom.apps.people.models import Person
from stillroom.apps.people.services.staff.checks import problem, warning
from stillroom.apps.people.services.staff.look_alikes import Likeness, Pair, crowds, look_alikes
from stillroom.apps.people.services.staff.rows import StaffRow
from stillroom.apps.people.services.staff.stored import Stored
from stillroom.standards.tables import ImportReport

PersonKey = tuple[str, str]
_UNSAID: dict[str, object] = {"registration_date": None, "date_of_birth": None, "end_date": None}


def new_look_alikes(
    rows: list[StaffRow], said: dict[PersonKey, dict[str, object]], stored: Stored, report: ImportReport
) -> list[Pair]:
    """Pairs nobody has been told of yet; each is pointed out at the later row."""
    found: list[Pair] = []
    row_of = {row.person_key: row for row in reversed(rows)}
    people = [_likeness(key, said.get(key, {}), stored) for key in {**stored.people, **said}]
    for organisation, why, numbers in crowds(people):
        in_file = [row_of[organisation, number] for number in numbers if (organisation, number) in row_of]
        if in_file:
            first_row = min(in_file, key=lambda row: row.row.number)
            wrong = f"{len(numbers)} employee numbers have the {why}."
            problem(report, first_row, "employee_number", wrong, "Give each her or his own, or leave the cell empty.")
    for pair in look_alikes(people):
        records = [stored.people.get((pair.organisation, number)) for number in pair.numbers]
        first, second = records
        if first and second:
            if frozenset({first.id, second.id}) in stored.look_alikes:
                continue
            if (first.same_as_id or first.id) == (second.same_as_id or second.id):
                continue
        found.append(pair)
        in_file = [row_of[key] for number in pair.numbers if (key := (pair.organisation, number)) in row_of]
        if not in_file:
            continue
        later = max(in_file, key=lambda row: row.row.number)
        other = next(number for number in pair.numbers if number != later.employee_number)
        wrong = f"This may be the same person as employee number {other}: {pair.why}."
        fix = "An administrator says same or different in Stillroom; until then neither may sign for the other."
        warning(report, later, "employee_number", wrong, fix)
    return found


def _likeness(key: PersonKey, said: dict[str, object], stored: Stored) -> Likeness:
    person: Person | None = stored.people.get(key)
    private = stored.private.get(person.id) if person else None

    def value(name: str, record: object) -> object:
        return said[name] if name in said else getattr(record, name, _UNSAID.get(name, ""))

    born = value("date_of_birth", private)
    return Likeness(
        organisation=key[0],
        employee_number=key[1],
        name=f"{value('first_name', person)} {value('last_name', person)}",
        email=str(value("email", person)),
        registration_body=str(value("registration_body", person)),
        registration_number=str(value("registration_number", person)),
        date_of_birth=born if isinstance(born, date) else None,
    )
