"""Northmoor's planning: where its unit lies, what a regional return counted, a scenario, and what training costs.

The scenario is run by the worker, as soon as there is one.
"""

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.selectors.units import unit_with_code
from stillroom.apps.workforce.engine import shipped
from stillroom.apps.workforce.models import Sector
from stillroom.apps.workforce.selectors.scenarios import current_version
from stillroom.apps.workforce.services.import_aggregates import import_aggregates
from stillroom.apps.workforce.services.keep_scenario import begin_scenario
from stillroom.apps.workforce.services.run_scenario import run_scenario
from stillroom.apps.workforce.services.set_training_cost import set_training_cost
from stillroom.apps.workforce.services.set_unit_setting import set_unit_setting
from stillroom.demo.roster import REGION
from stillroom.demo.tables import read_rows, table_of
from stillroom.standards.tables.formats import WORKFORCE

SCENARIO = "example"
PLACE, UNIT, PLANNER, WHERE = "ZZ1", "ASEPTIC", "ngaire@northmoor.example", "Northmoor and Saltmarsh"


def write_workforce() -> None:
    place, planner = organisation(PLACE), _planner()
    unit = unit_with_code(place, UNIT)
    set_unit_setting(unit=unit, sector=Sector.TECHNICAL_SERVICES, region=WHERE, by=planner)
    rows = read_rows(REGION / "workforce.csv")
    report = import_aggregates(table=table_of("workforce", WORKFORCE, rows), organisation=place, dry_run=False)
    if not report.ok:
        raise ValueError("\n".join(map(str, report.problems)))
    _write_scenario(place, planner)
    for part, inputs in COSTS.items():
        set_training_cost(organisation=place, part=part, inputs=inputs, by=planner)


def _write_scenario(place: Organisation, planner: User) -> None:
    found = next(each for each in shipped() if each.code == SCENARIO)
    scenario = begin_scenario(
        organisation=place,
        title=found.title,
        text=found.text,
        files=found.files,
        copied_from=found.code,
        changed=f"Copied from “{found.title}”",
        by=planner,
    )
    run_scenario(version=current_version(scenario), by=planner)


def _planner() -> User:
    found = find_user(email=PLANNER)
    assert found is not None  # noqa: S101 - made just before
    return found


_EMPLOYER = {"salary_payer": "employer", "backfill_payer": "employer"}
COSTS = {
    "common": {"worth": "4600", "trainer_hour": "27", "period": 60},
    "ptpt": {
        "months": "24", "begins": "4", "already_met": 0, "recruitment": "600", "salary": "2450", "backfill": "180",
        "fees": "8500", "fees_payer": "levy", "trainer_hours": "16", "salary_after": "3150", "works_start": 10,
        "works_half": 55, "works_end": 90, "leaves": 7, **_EMPLOYER,
    },
    "hire": {
        "months": "3", "begins": "9", "already_met": 0, "recruitment": "3800", "salary": "3350", "backfill": "0",
        "fees": "0", "fees_payer": "employer", "trainer_hours": "20", "salary_after": "3350", "works_start": 50,
        "works_half": 75, "works_end": 95, "leaves": 14, **_EMPLOYER,
    },
    "fast": {
        "months": "3", "begins": "5", "already_met": 60, "recruitment": "1200", "salary": "3250", "backfill": "0",
        "fees": "0", "fees_payer": "employer", "trainer_hours": "20", "salary_after": "3250", "works_start": 50,
        "works_half": 75, "works_end": 95, "leaves": 12, **_EMPLOYER,
    },
}  # fmt: skip
"""Invented prices."""
