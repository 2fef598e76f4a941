"""The tables about people: all rows or none, the same file twice changes nothing, what changed is replaced."""

import pytest

from stillroom.apps.people.models import Enrolment, ExperiencePeriod, Qualification
from stillroom.apps.people.services.import_facts import import_facts
from stillroom.standards.tables import ImportReport, table_from_bytes
from stillroom.standards.tables.formats import TABLES
from tests.hospital import Hospital, make_hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ENROLMENTS = "organisation,employee_number,kind,course,enrolled_on,completed_on\n"
EXPERIENCE = "organisation,employee_number,supervisor,supervisor_name,hours_per_week,start_date,end_date,confirmed\n"


@pytest.fixture
def hospital() -> Hospital:
    return make_hospital(trained=False)


def imported(name: str, text: str, *, dry_run: bool = False) -> ImportReport:
    return import_facts(table=table_from_bytes(f"{name}.csv", text.encode(), TABLES[name]), dry_run=dry_run)


def test_enrolments(hospital: Hospital) -> None:
    text = f"{ENROLMENTS}RR8,olive,gphc_course,A course,2026-09-01,\n"
    assert imported("enrolments", text, dry_run=True).counts["new"] == 1
    assert not Enrolment.objects.exists()
    assert imported("enrolments", text).applied
    assert not imported("enrolments", text).applied
    done = imported("enrolments", text.replace("01,\n", "01,2026-11-01\n"))
    assert done.rows[0].detail == "completed_on: (empty) → 2026-11-01"
    assert sorted(each.replaced_at is None for each in Enrolment.objects.all()) == [False, True]


def test_a_file_without_a_column_keeps_what_is_stored(hospital: Hospital) -> None:
    imported("enrolments", f"{ENROLMENTS}RR8,olive,gphc_course,A course,2026-09-01,2026-11-01\n")
    short = "organisation,employee_number,kind,course,enrolled_on\nRR8,olive,gphc_course,A course,2026-09-01\n"
    assert not imported("enrolments", short).applied


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("RR8,nobody,gphc_course,A course,2026-09-01,", "employee_number"),
        ("RR8,olive,wizardry,A course,2026-09-01,", "kind"),
        ("RR8,olive,gphc_course,A course,2026-09-01,2026-08-01", "completed_on"),
        ("RR8,olive,gphc_course,A course,2026-09-01,2036-08-01", "completed_on"),
        ("RR8,olive,gphc_course,A course,,", "enrolled_on"),
    ],
)
def test_one_bad_row_and_nothing_is_imported(hospital: Hospital, row: str, field: str) -> None:
    report = imported("enrolments", f"{ENROLMENTS}RR8,otto,rqf2,Another,2026-09-01,\n{row}\n")
    assert [(each.row, each.field) for each in report.problems] == [(3, field)]
    assert not Enrolment.objects.exists()


def test_a_qualification_that_is_not_held(hospital: Hospital) -> None:
    header = "organisation,employee_number,kind,title,awarded_on,held\n"
    report = imported("qualifications", f"{header}RR8,ann,pharmaceutical_science,Viva,2026-09-01,no\n")
    assert report.applied
    assert not Qualification.objects.get().held


def test_experience_names_one_supervisor(hospital: Hospital) -> None:
    neither = imported("experience", f"{EXPERIENCE}RR8,olive,,,37.5,2026-01-01,,yes\n")
    herself = imported("experience", f"{EXPERIENCE}RR8,olive,olive,,37.5,2026-01-01,,yes\n")
    assert [each.field for each in neither.problems] == ["supervisor"]
    assert [each.wrong for each in herself.problems] == ["Nobody supervises herself."]
    text = f"{EXPERIENCE}RR8,olive,una,,37.5,2026-01-01,,yes\nRR8,olive,,Pat Elsewhere,30,2025-01-01,2025-12-31,no\n"
    assert imported("experience", text).applied
    assert {each.named: each.confirmed_at is not None for each in ExperiencePeriod.objects.all()} == {
        "Una Authoriser": True,
        "Pat Elsewhere": False,
    }
    assert not imported("experience", text).applied
