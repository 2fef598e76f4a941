"""Counts of a workforce from a table: all rows or none, each problem by row and field, the same file twice the same."""

import pytest

from stillroom.apps.workforce.models import AggregateCount
from stillroom.apps.workforce.presenters.aggregates import aggregate_tables
from stillroom.apps.workforce.presenters.words import SMALL
from stillroom.apps.workforce.selectors.aggregates import latest_aggregates
from stillroom.apps.workforce.services.import_aggregates import import_aggregates
from stillroom.standards.tables import ImportReport, table_from_bytes
from stillroom.standards.tables.formats import WORKFORCE
from tests.hospital import Hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]
GOOD = "2025-03-31,Return,pharmacy_technician,4,community,North,25-34,40,36.5"


def imported(hospital: Hospital, *rows: str, dry_run: bool = False) -> ImportReport:
    table = table_from_bytes("counts.csv", "\n".join((",".join(WORKFORCE.names), *rows)).encode(), WORKFORCE)
    return import_aggregates(table=table, organisation=hospital.organisation, dry_run=dry_run)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("2025-03-31", "2999-01-01", "date"),
        ("Return", "", "source"),
        ("pharmacy_technician", "", "staff_group"),
        (",40,", ",many,", "headcount"),
        ("36.5", "-1", "fte"),
        ("40,36.5", ",", "headcount"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_imported(hospital: Hospital, old: str, new: str, field: str) -> None:
    report = imported(hospital, GOOD.replace("North", "South"), GOOD.replace(old, new))
    assert {(each.row, each.field) for each in report.problems} == {(3, field)}
    assert not AggregateCount.objects.exists()


def test_a_dry_run_changes_nothing_and_the_same_file_twice_is_the_same(hospital: Hospital) -> None:
    assert not imported(hospital, GOOD, dry_run=True).applied
    assert not AggregateCount.objects.exists()
    assert imported(hospital, GOOD).applied
    assert not imported(hospital, GOOD).applied


def test_a_changed_count_closes_its_row_and_adds_one(hospital: Hospital) -> None:
    imported(hospital, GOOD)
    report = imported(hospital, GOOD.replace(",40,", ",41,"))
    assert report.rows[0].detail == "headcount: 40 → 41"
    assert [row.headcount for row in AggregateCount.objects.order_by("recorded_at")] == [40, 41]
    assert AggregateCount.objects.filter(replaced_at=None).count() == 1


def test_two_rows_of_the_same_people_are_refused(hospital: Hospital) -> None:
    assert not imported(hospital, GOOD, GOOD).ok


def test_of_each_source_the_latest_day_is_shown_without_small_numbers(hospital: Hospital) -> None:
    older, small = GOOD.replace("2025", "2024"), GOOD.replace("North", "South").replace("40,36.5", "3,2.5")
    imported(hospital, GOOD, older, small, GOOD.replace("North", "West").replace("40,", "90,"))
    (table,) = aggregate_tables(latest_aggregates(hospital.organisation))
    assert table["on"] == "31 March 2025"
    assert [row["headcount"] for row in table["rows"]] == [SMALL, SMALL, "90"]
