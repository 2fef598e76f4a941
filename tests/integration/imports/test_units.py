"""`stillroom import units`, through the service.

Proves H9.
"""

import pytest

from stillroom.apps.places.events import units_changed
from stillroom.apps.places.models import Organisation, UnitDetails
from stillroom.apps.places.selectors.units import facilities
from stillroom.apps.places.services.import_units import import_units
from stillroom.standards.tables.formats import UNITS
from tests.integration.imports.tables import UNIT, outcomes, problems, table, units

pytestmark = pytest.mark.django_db


def test_a_new_ods_code_makes_the_organisation() -> None:
    report = units({}, {"unit": "RADIO", "facility": "radiopharmacy;qc"}, name="Leeds Teaching Hospitals")
    assert report.summary == "2 new, 0 unchanged"
    organisation = Organisation.objects.get(ods_code="RR8")
    assert organisation.name == "Leeds Teaching Hospitals"
    assert facilities(organisation.units.get(code="RADIO")) == {"radiopharmacy", "qc"}


def test_an_organisation_without_a_name_is_named_by_its_code_until_one_is_given() -> None:
    units({"organisation": "rr8"})
    assert Organisation.objects.get().name == "RR8"
    units(name="Leeds")
    assert Organisation.objects.get().name == "Leeds"


def test_the_same_file_again_changes_nothing() -> None:
    units()
    report = units()
    assert (report.summary, report.applied) == ("0 new, 1 unchanged", False)
    assert UnitDetails.objects.count() == 1


def test_a_change_closes_the_old_row_and_says_what_changed() -> None:
    units()
    before = UnitDetails.objects.get()
    report = units({"facility": "ms;section10", "accountable": "100"})
    assert report.rows[0].detail == "facility: section10 → section10 ms; accountable: (empty) → 100"
    before.refresh_from_db()
    after = UnitDetails.objects.get(replaced_at=None)
    assert before.replaced_at == after.recorded_at
    assert facilities(before.unit, before.recorded_at) == {"section10"}
    assert facilities(before.unit, after.recorded_at) == {"section10", "ms"}


def test_a_column_that_is_not_in_the_file_leaves_what_is_stored() -> None:
    units({"accountable": "100"})
    row = {name: value for name, value in UNIT.items() if name != "site"}
    import_units(table=table(UNITS, [row | {"name": "Aseptic unit"}]), dry_run=False)
    details = UnitDetails.objects.get(replaced_at=None)
    assert (details.name, details.site, details.accountable_number) == ("Aseptic unit", "Leeds", "100")


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    report = import_units(table=table(UNITS, [UNIT]), dry_run=True)
    assert outcomes(report) == ["new"]
    assert not Organisation.objects.exists()


def test_a_unit_that_the_file_leaves_out_is_left_and_named() -> None:
    units({}, {"unit": "RADIO"})
    assert units().not_in_file == ["RR8 RADIO"]
    assert UnitDetails.objects.filter(replaced_at=None).count() == 2


def test_listeners_hear_of_new_and_changed_units_only() -> None:
    heard: list[int] = []
    units_changed.register(listener := lambda ids: heard.append(len(ids)))
    try:
        units({}, {"unit": "RADIO"})
        units({"name": "Other"}, {"unit": "RADIO"})
        units({"name": "Other"}, {"unit": "RADIO"})
    finally:
        units_changed._listeners.remove(listener)
    assert heard == [2, 1]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            {"facility": "section 11"},
            "units.csv, row 2, facility: “section 11” is not known here (did you mean “section10”?)."
            " Write one of: section10, ms, mia_imp, radiopharmacy, qc, qa.",
        ),
        ({"facility": ""}, "units.csv, row 2, facility: The cell is empty. Fill it in."),
        (
            {"unit": "=ASEP"},
            "units.csv, row 2, unit: The cell begins with “=”, as a formula does."
            " Replace the formula with its value, beginning with a letter or digit.",
        ),
    ],
)
def test_a_wrong_cell_refuses_the_file(change: dict[str, str], problem: str) -> None:
    assert problems(units(change)) == [problem]
    assert not Organisation.objects.exists()


def test_a_unit_twice() -> None:
    assert problems(units({}, {"name": "Again"})) == [
        "units.csv, row 3, unit: “ASEP” stands in row 2 already."
        " Keep one row for each unit; separate its facilities with semicolons."
    ]


def test_someone_who_administers_one_organisation_imports_for_no_other() -> None:
    units()
    only = Organisation.objects.get()
    report = import_units(table=table(UNITS, [UNIT | {"organisation": "RAX"}]), dry_run=False, only=only)
    assert problems(report) == [
        "units.csv, row 2, organisation: You may not import for “RAX”. Import rows of RR8 only."
    ]
