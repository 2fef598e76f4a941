"""Stating one thing, appending many, and verifying the chain."""

from itertools import cycle

from benchmarks.measured import Measured, medians, seconds
from benchmarks.sizes import Size
from benchmarks.synthetic import ISOLATOR, NOW, appoint, drafts, ids_of, organisation, write
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.services.state import state
from stillroom.apps.ledger.services.verify import verify_ledger
from stillroom.apps.people.models import Person


def one_statement(size: Size) -> list[Measured]:
    """One signed statement with its chain and the intervals kept of it; the password is asked for before, and apart."""
    place = organisation("DEMO", people=size.demo_people, competencies=12)
    people = ids_of(place)
    write(place, drafts(people, "DEMO", competencies=12, count=size.demo_statements), derive=True)
    appoint(place, people[0])
    by = Person.objects.get(id=people[0])
    turns = cycle([(person, f"DEMO{code:02d}") for code in range(12) for person in people[1:]])

    def observe() -> None:
        person, code = next(turns)
        draft = Draft(
            "observation", person, people[0], NOW, code, context=ISOLATOR, method="observation", outcome="pass",
            texts={"note": "Seen at the isolator; hands never above the work."},
        )  # fmt: skip
        state(organisation=place, draft=draft, by=by, now=NOW)

    observe()
    middle, slow, own = medians(observe, size.appends)
    said = f"{size.demo_people} people, {size.demo_statements:,} statements"
    return [
        Measured("one statement, median", said, middle * 1000, "ms", 10),
        Measured("one statement, 95th percentile", said, slow * 1000, "ms"),
        Measured("  its own processor time, median", said, own * 1000, "ms"),
    ]


def many_statements(size: Size) -> list[Measured]:
    """The batch append without what is derived of it, and the verification of what it wrote."""
    place = organisation("BATCH", people=200, competencies=60)
    made = list(drafts(ids_of(place), "BATCH", competencies=60, count=size.batch))
    taken = seconds(lambda: write(place, iter(made), derive=False))
    said = f"{size.batch:,} statements"
    found = [Measured("batch append", said, size.batch / taken, "statements/s", 30_000, at_least=True)]
    for columns, promise in ((False, 100_000), (True, 40_000)):
        taken = min(seconds(lambda columns=columns: _verified("BATCH", columns)) for _ in range(3))  # type: ignore[misc]
        what = "chain verification, columns compared" if columns else "chain verification"
        found.append(Measured(what, said, size.batch / taken, "statements/s", promise, at_least=True))
    return found


def _verified(ods_code: str, columns: bool) -> None:
    result = verify_ledger(ods_code=ods_code, columns=columns)
    if result.findings:
        raise AssertionError(result.findings)
