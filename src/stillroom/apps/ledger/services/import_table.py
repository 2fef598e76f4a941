"""Any of the published tables, imported by an administrator for one organisation."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_profile_codes
from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.apps.framework.services.import_requirements import import_requirements
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.ledger.services.import_statements import import_statements
from stillroom.apps.people.services.facts.tables import FACT_TABLES
from stillroom.apps.people.services.import_facts import import_facts
from stillroom.apps.people.services.import_staff import import_staff
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.services.import_units import import_units
from stillroom.standards.tables import ImportReport, Problem, second_sheet, table_from_bytes
from stillroom.standards.tables.formats import COMPETENCIES, LEVELS, REQUIREMENTS, STAFF, STATEMENTS, TABLES, UNITS


@dataclass(frozen=True, slots=True)
class Asked:
    """What to import. `framework`, `version` and `title` are those of a table of competencies."""

    table: str
    file: str
    framework: str = ""
    version: str = ""
    title: str = ""


def import_table(*, asked: Asked, data: bytes, organisation: Organisation, dry_run: bool, by: User) -> ImportReport:
    """Import all rows or none; units, staff and statements of this organisation only. Raises PermissionDenied."""
    if not by.has_perm(Permission.IMPORT, organisation):
        raise PermissionDenied
    table = table_from_bytes(asked.file, data, TABLES[asked.table])
    match asked.table:
        case UNITS.table:
            return import_units(table=table, dry_run=dry_run, by=by, only=organisation)
        case STAFF.table:
            codes = role_profile_codes()
            return import_staff(table=table, dry_run=dry_run, by=by, known_role_profiles=codes, only=organisation)
        case COMPETENCIES.table:
            return import_competencies(
                table=table,
                framework=asked.framework,
                version=asked.version,
                title=asked.title,
                levels=second_sheet(asked.file, data, LEVELS),
                dry_run=dry_run,
                by=by,
            )
        case REQUIREMENTS.table:
            return import_requirements(table=table, dry_run=dry_run, by=by, only=organisation)
        case STATEMENTS.table:
            person = person_in(by, organisation)
            if person is not None:
                return import_statements(table=table, organisation=organisation, by=person, dry_run=dry_run)
            report = ImportReport.of(table, dry_run=dry_run)
            wrong = f"Your account belongs to no person's record in {organisation.name}."
            fix = "Have another administrator link it to your record: a statement says who entered it."
            report.problems.add(Problem(asked.file, None, "", wrong, fix))
            return report
        case name if name in FACT_TABLES:
            return import_facts(table=table, dry_run=dry_run, by=by, only=organisation)
        case _:
            raise ValueError(asked.table)
