"""Enrolments, qualifications, registrations, supervisors and experience, through the import that a hospital uses."""

from stillroom.apps.accounts import clock
from stillroom.apps.people.services.import_facts import import_facts
from stillroom.demo import rule_records
from stillroom.demo.diary import at
from stillroom.demo.history.plan import Plan
from stillroom.demo.tables import table_of
from stillroom.standards.tables.formats import FACTS

ROWS = {
    "enrolments": rule_records.enrolments,
    "qualifications": rule_records.qualifications,
    "registrations": rule_records.registrations,
    "supervisors": rule_records.supervisors,
    "experience": rule_records.experience,
}


def write_rule_records(plan: Plan) -> None:
    """As they were entered the day before the demo is built. Raises ValueError for a row that is refused."""
    workers = list(plan.workers.values())
    with clock.standing_at(at(plan.diary.ago(1), 15 * 60)):
        for columns in FACTS:
            rows = ROWS[columns.table](workers, plan.diary)
            report = import_facts(table=table_of(columns.table, columns, rows), dry_run=False)
            if not report.ok:
                raise ValueError("\n".join(map(str, report.problems)))
