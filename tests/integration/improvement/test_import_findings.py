"""Findings from a table: all rows or none, each problem by row and field, the same file twice changes nothing."""

import pytest

from stillroom.apps.accounts import clock
from stillroom.apps.improvement.models import Finding, FindingDetails
from stillroom.apps.improvement.services.close_finding import close_finding
from stillroom.apps.improvement.services.import_findings import import_findings
from stillroom.competence.days import ONE_DAY, day_of
from stillroom.standards.tables import ImportReport, table_from_bytes
from stillroom.standards.tables.formats import FINDINGS
from tests.hospital import Hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]
GOOD = "RR8,ASU,A1,2026-01-05,el97,major,behaviour,Cuffs,,,AS01"


def imported(*rows: str, dry_run: bool = False) -> ImportReport:
    text = "\n".join((",".join(FINDINGS.names), *rows))
    return import_findings(table=table_from_bytes("findings.csv", text.encode(), FINDINGS), dry_run=dry_run)


@pytest.mark.parametrize(
    ("old", "new", "field", "wrong"),
    [
        ("RR8", "RZZ", "organisation", "no organisation"),
        ("ASU", "XXX", "unit", "no unit"),
        ("el97", "cqc", "body", "not known here"),
        ("major", "grave", "deficiency", "not known here"),
        ("behaviour", "noise", "theme", "not known here"),
        ("Cuffs", "", "description", "empty"),
        ("AS01", "AS99", "competencies", "no competency"),
        ("2026-01-05", "{tomorrow}", "found_on", "still to come"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_imported(
    hospital: Hospital, old: str, new: str, field: str, wrong: str
) -> None:
    new = new.format(tomorrow=day_of(clock.now()) + ONE_DAY)
    report = imported(GOOD.replace("A1", "A0"), GOOD.replace(old, new))
    assert [(problem.row, problem.field) for problem in report.problems] == [(3, field)]
    assert wrong in str(next(iter(report.problems)))
    assert not Finding.objects.exists()


def test_the_same_file_twice_changes_nothing_and_a_change_keeps_what_was(hospital: Hospital) -> None:
    assert imported(GOOD, dry_run=True).summary == "1 new, 0 unchanged"
    assert imported(GOOD).applied
    assert FindingDetails.objects.get().facility == "section10"  # the unit is nothing else
    assert not imported(GOOD).applied
    assert imported(GOOD.replace("major", "critical")).rows[0].detail == "deficiency: major → critical"
    assert FindingDetails.objects.count() == 2


def test_a_closed_finding_and_a_reference_twice_are_refused(hospital: Hospital) -> None:
    assert not imported(GOOD, GOOD).ok
    assert imported(GOOD).applied
    close_finding(finding=Finding.objects.get(), evidence="Plates", by=hospital.user("ann"))
    assert "closed and signed" in str(next(iter(imported(GOOD.replace("Cuffs", "More")).problems)))
