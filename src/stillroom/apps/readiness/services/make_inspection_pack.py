"""Make an inspection pack: read, verify the ledger, lay out, write the tables. Reads only; no lock is held."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.selectors.synthetic import synthetic_since
from stillroom.apps.ledger.services.verify import verify_ledger
from stillroom.apps.readiness.presenters.inspection.pack import make_pack, title_of
from stillroom.apps.readiness.presenters.inspection.tables import pack_tables
from stillroom.apps.readiness.selectors.inspection.inspection import inspect
from stillroom.apps.readiness.selectors.inspection.subject import Subject
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.documents.inspection_pack.pdf import write_pdf
from stillroom.documents.inspection_pack.tables import write_tables

Tell = Callable[[int, int, str], None]


def make_inspection_pack(
    *, subject: Subject, id: UUID, asked_by: str, pdf: Path, tables: Path, tell: Tell = lambda done, of, words: None
) -> None:
    """Writes the two files. `id` is printed on every page; `asked_by` is a name. Raises NotLaidOut."""
    now, name = clock.now(), name_of(subject)
    tell(0, 0, "Reading the records")
    found = inspect(subject)
    statements = found.head.seq if found.head else 0
    checked = 0

    def count(more: int) -> None:
        nonlocal checked
        checked += more
        tell(checked, statements, "Checking that the ledger is whole")

    verification = verify_ledger(ods_code=subject.organisation.ods_code, progress=count)
    pack = make_pack(
        found,
        id=str(id),
        name=name,
        asked_by=asked_by,
        generated_at=now,
        synthetic=synthetic_since() is not None,
        verification=verification,
        tell=lambda done, of: tell(done, of, "Writing each person’s record"),
    )
    tell(0, 0, "Writing the tables")
    write_tables(pack_tables(pack, found), tables, title=title_of(subject, name), made_at=now)
    del found
    tell(0, 0, "Laying out the pages")
    write_pdf(pack, pdf, generated_at=now)


def name_of(subject: Subject) -> str:
    """What the pack is about, in words."""
    if subject.unit is not None:
        return unit_title(subject.unit)
    assert subject.person is not None  # noqa: S101 - for the type checker
    person = subject.person.same_as or subject.person
    return f"{person.full_name} ({person.employee_number})"
