"""Northmoor's planning: where its unit lies, and what a regional return counted of others."""

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.selectors.units import unit_with_code
from stillroom.apps.workforce.models import Sector
from stillroom.apps.workforce.services.import_aggregates import import_aggregates
from stillroom.apps.workforce.services.set_unit_setting import set_unit_setting
from stillroom.demo.roster import REGION
from stillroom.demo.tables import read_rows, table_of
from stillroom.standards.tables.formats import WORKFORCE

PLACE, UNIT, PLANNER, WHERE = "ZZ1", "ASEPTIC", "ngaire@northmoor.example", "Northmoor and Saltmarsh"


def write_workforce() -> None:
    place, planner = organisation(PLACE), _planner()
    unit = unit_with_code(place, UNIT)
    set_unit_setting(unit=unit, sector=Sector.TECHNICAL_SERVICES, region=WHERE, by=planner)
    rows = read_rows(REGION / "workforce.csv")
    report = import_aggregates(table=table_of("workforce", WORKFORCE, rows), organisation=place, dry_run=False)
    if not report.ok:
        raise ValueError("\n".join(map(str, report.problems)))


def _planner() -> User:
    found = find_user(email=PLANNER)
    assert found is not None  # noqa: S101 - made just before
    return found
