"""People and their posts, from the table `staff`."""

from collections.abc import Collection

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.services.staff.checks import check_duplicates, check_one_person_a_number
from stillroom.apps.people.services.staff.plan import plan_staff
from stillroom.apps.people.services.staff.rows import read_rows
from stillroom.apps.people.services.staff.write import write_staff
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.competence.days import day_of
from stillroom.standards.tables import ImportReport, Table


def import_staff(
    *,
    table: Table,
    dry_run: bool,
    by: User | None = None,
    known_role_profiles: Collection[str] = (),
    only: Organisation | None = None,
) -> ImportReport:
    """Import all rows or none. A changed post is closed and replaced; posts missing from the file are left, and named.

    `known_role_profiles`: codes that requirements name; another is pointed out, when there are any.
    `only` limits the file to one organisation, for someone who administers no other.
    """
    moment = now()
    today = day_of(moment)
    report = ImportReport.of(table, dry_run=dry_run)
    rows = read_rows(table, report, only=only, today=today)
    check_duplicates(rows, report)
    check_one_person_a_number(rows, report)
    if table.problems:
        return report
    planned = report.planned()
    plan = plan_staff(rows, planned, today=today, known_role_profiles=known_role_profiles)
    report.take(planned)
    if report.problems or dry_run or not plan.writes:
        return report
    with writing_import():
        planned = report.planned()
        plan = plan_staff(rows, planned, today=today)
        if planned.problems:  # what is stored has changed in between
            report.take(planned)
            return report
        write_staff(plan, moment=now(), by=by)
    report.applied = True
    return report
