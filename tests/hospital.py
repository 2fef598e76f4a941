"""A small hospital with the starter framework, made through the imports that a real one uses.

Olive the operator lacks one observation of isolator technique; Tom may assess her, Una may sign. Moments are counted
back from now, so that the hospital is always alive.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stillroom import demo
from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.apps.framework.services.import_requirements import import_requirements
from stillroom.apps.ledger.services.import_statements import import_statements
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.people.services.import_staff import import_staff
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.services.import_units import import_units
from stillroom.standards.tables import Columns, ImportReport, Table, read_table, table_from_bytes
from stillroom.standards.tables.formats import COMPETENCIES, REQUIREMENTS, STAFF, STATEMENTS, UNITS

PASSWORD = "copper kettle steam"
REFERENCE = Path(demo.__file__).parent / "reference"
ISOLATOR = "equipment=isolator"

UNIT_ROWS = """organisation,unit,name,site,facility,accountable
{ods},ASU,Aseptic suite,Main site,section10,ann
"""
STAFF_ROWS = """employee_number,first_name,last_name,email,organisation,unit,role_profile,staff_group,afc_band,fte,\
start_date,end_date,registration_body,registration_number,registration_date,line_manager
ann,Ann,Accountable,,{ods},ASU,accountable_pharmacist,pharmacist,8a,1,2020-01-01,,GPhC,2012345,2010-08-01,
tom,Tom,Trainer,,{ods},ASU,cleanroom_supervisor,pharmacy_support_worker,4,1,2020-01-01,,,,,ann
una,Una,Authoriser,,{ods},ASU,product_approver,pharmacy_technician,6,1,2020-01-01,,GPhC,5012345,2015-08-01,ann
olive,Olive,Operator,,{ods},ASU,aseptic_operator,pharmacy_support_worker,3,1,2020-01-01,,,,,tom
otto,Otto,Operator,,{ods},ASU,aseptic_operator,pharmacy_support_worker,2,1,2020-01-01,,,,,tom
rita,Rita,Reader,,{ods},ASU,pharmacy_technician,healthcare_scientist,5,0.6,2020-01-01,,,,,ann
"""
APPOINTED = (("tom", "assessor"), ("una", "authoriser"), ("rita", "result_reader"))
SIGNED = {  # code → (methods to pass, context) that Olive is signed off in
    "AS02": (("knowledge", "observation"), ""),
    "AS01": (("knowledge", *("observation",) * 3, *("finger_dab",) * 3), ISOLATOR),
    "AS03": (("knowledge", *("observation",) * 3), ISOLATOR),
    "AS04": (("knowledge", *("observation",) * 3, "transfer_test"), ISOLATOR),
    "AS05": (("broth",) * 3, ISOLATOR),
    "AS08": (("knowledge", *("observation",) * 2, "dye_test"), ISOLATOR),
    "AS09": (("knowledge", *("observation",) * 5), ""),
}
LACKS_ONE = ("AS06", ("knowledge", "observation", "observation", "log_review"), ISOLATOR)


@dataclass
class Hospital:
    """`people` and `users` by employee number; users are made by `user`."""

    organisation: Organisation
    unit: Unit
    people: dict[str, Person]
    now: datetime
    rows: list[dict[str, str]] = field(default_factory=list)

    def user(self, number: str) -> User:
        """The account of somebody in the staff list, made on first asking."""
        person = Person.objects.get(id=self.people[number].id)
        if person.user is None:
            email = f"{number}@{self.organisation.ods_code.lower()}.example.nhs.uk"
            person.user = User.objects.create_user(email, PASSWORD, name=person.full_name)
            person.save(update_fields=["user"])
        return User.objects.get(id=person.user_id)

    def officer(self, role: str) -> User:
        """An account with a granted role and no record: unit_manager, auditor, administrator."""
        user = User.objects.create_user(f"{role}@{self.organisation.ods_code.lower()}.example", PASSWORD, name=role)
        grant_role(user=user, organisation=self.organisation, role=RoleGrant.Role(role), by=None)
        return User.objects.get(id=user.id)

    def state(self, kind: str, person: str, author: str, *, days_ago: float, **cells: str) -> str:
        """Queue a statement; `record` imports all that is queued. Returns its id in the file."""
        reference = f"S{len(self.rows) + 1:04}"
        at = self.now - timedelta(days=days_ago) + timedelta(minutes=len(self.rows))
        row = {"id": reference, "kind": kind, "person": person, "author": author, "reason": "from the paper record"}
        self.rows.append(row | {"occurred_at": at.isoformat()} | cells)
        return reference

    def observe(self, person: str, code: str, method: str, *, days_ago: float, context: str = "", **cells: str) -> str:
        found = {"competency": code, "method": method, "outcome": "pass", "context": context} | cells
        return self.state("observation", person, "tom", days_ago=days_ago, **found)

    def qualify(
        self, person: str, code: str, methods: Sequence[str], *, days_ago: float, context: str = "", by: str = "una"
    ) -> None:
        """Have all that the scheme asks for observed, and signed off a day later."""
        for method in methods:
            self.observe(person, code, method, days_ago=days_ago, context=context)
        self.state("sign_off", person, by, days_ago=days_ago - 1, competency=code, context=context)

    def give_second_number(self, number: str) -> Person:
        """List somebody once more under another employee number, by the same e-mail address; returns the record."""
        header, *rows = STAFF_ROWS.format(ods=self.organisation.ods_code).splitlines()
        first = next(row for row in rows if row.startswith(f"{number},")).split(",")
        first[3] = "same.address@example.nhs.uk"
        second = [f"{number}2", *first[1:]]
        text = "\n".join([header, ",".join(first), ",".join(second)])
        _done(import_staff(table=_table(text, STAFF), dry_run=False))
        return person_with_number(self.organisation, f"{number}2")

    def record_all(self) -> None:
        """`record`, where nothing is to be refused."""
        _done(self.record())

    def record(self) -> ImportReport:
        """Import the whole queue; what is in the ledger already stays as it is."""
        columns = [*STATEMENTS.required, *STATEMENTS.optional]
        lines = [columns, *([row.get(column, "") for column in columns] for row in self.rows)]
        text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
        table = table_from_bytes("statements.csv", text.encode(), STATEMENTS)
        by = self.people["ann"]
        return import_statements(table=table, organisation=self.organisation, by=by, dry_run=False, now=self.now)


def make_hospital(
    ods: str = "RR8", *, now: datetime | None = None, trained: bool = True, trained_days_ago: float = 60
) -> Hospital:
    """Raises AssertionError when an import finds a problem."""
    _done(import_units(table=_table(UNIT_ROWS.format(ods=ods), UNITS), dry_run=False))
    _done(import_staff(table=_table(STAFF_ROWS.format(ods=ods), STAFF), dry_run=False))
    competencies = read_table(REFERENCE / "competencies.csv", COMPETENCIES)
    _done(import_competencies(table=competencies, framework="STARTER", version="2026.1", dry_run=False))
    _done(import_requirements(table=read_table(REFERENCE / "requirements.csv", REQUIREMENTS), dry_run=False))
    organisation = Organisation.objects.get(ods_code=ods)
    numbers = [line.split(",")[0] for line in STAFF_ROWS.splitlines()[1:]]
    people = {number: person_with_number(organisation, number) for number in numbers}
    unit = Unit.objects.get(organisation=organisation, code="ASU")
    hospital = Hospital(organisation, unit, people, now or clock.now().astimezone(UTC))
    for number, capacity in APPOINTED:
        hospital.state("appointment", number, "ann", days_ago=400, competency="*", capacity=capacity)
    if trained:
        _train(hospital, trained_days_ago)
    _done(hospital.record())
    return hospital


def _train(hospital: Hospital, days_ago: float) -> None:
    for code, (methods, context) in SIGNED.items():
        hospital.qualify("olive", code, methods, days_ago=days_ago, context=context)
    code, methods, context = LACKS_ONE
    for method in methods:
        hospital.observe("olive", code, method, days_ago=5, context=context)


def _table(text: str, columns: Columns) -> Table:
    return table_from_bytes(f"{columns.table}.csv", text.encode(), columns)


def _done(report: ImportReport) -> None:
    assert report.ok, [str(problem) for problem in report.problems]
