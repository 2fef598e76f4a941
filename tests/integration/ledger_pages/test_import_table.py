"""Importing on a page: first what would happen, then all rows or none, and nothing of a file stays behind."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.ui.forms import upload_limit
from tests.hospital import STAFF_ROWS, Hospital

pytestmark = pytest.mark.django_db

NEW = "mae,Mae,Newcomer,,RR8,ASU,aseptic_operator,pharmacy_support_worker,2,1,2024-01-01,,,,,tom\n"
STAFF = STAFF_ROWS.format(ods="RR8") + NEW


@pytest.fixture
def administrator(hospital: Hospital, settings: Settings, tmp_path: Path) -> Client:
    settings.MEDIA_ROOT = tmp_path / "files"
    client = Client()
    client.force_login(hospital.officer("administrator"))
    return client


def upload(client: Client, data: str | bytes, table: str = "staff", name: str = "staff.csv", **more: str) -> str:
    """The page that follows."""
    raw = data.encode() if isinstance(data, str) else data
    file = SimpleUploadedFile(name, raw, content_type="text/csv")
    answer = client.post(reverse("import_tables"), {"table": table, "file": file, **more}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def kept() -> list[Path]:
    folder = Path(settings.MEDIA_ROOT) / "imports"
    return list(folder.iterdir()) if folder.exists() else []


def test_a_dry_run_shows_each_row_and_changes_nothing(administrator: Client) -> None:
    text = upload(administrator, STAFF)
    assert "Mae Newcomer" in text
    assert "Unchanged" in text
    assert not Person.objects.filter(employee_number="mae").exists()
    assert [path.stat().st_mode & 0o777 for path in kept()] == [0o600]


def test_confirming_imports_it_and_leaves_no_file(administrator: Client) -> None:
    upload(administrator, STAFF)
    text = administrator.post(reverse("check_import"), follow=True).content.decode()
    assert "staff.csv is imported: 1 new" in text
    assert Person.objects.filter(employee_number="mae").exists()
    assert kept() == []
    assert "no longer kept" in administrator.post(reverse("check_import"), follow=True).content.decode()


def test_discarding_leaves_neither_rows_nor_file(administrator: Client) -> None:
    upload(administrator, STAFF)
    text = administrator.post(reverse("check_import"), {"discard": "yes"}, follow=True).content.decode()
    assert "Nothing was imported" in text
    assert kept() == []
    assert not Person.objects.filter(employee_number="mae").exists()


def test_problems_name_row_field_and_fix_and_offer_no_import(administrator: Client) -> None:
    text = upload(administrator, STAFF + "bad,Bad,Fte,,RR8,ASU,x,other,2,7,2024-01-01,,,,,\n")
    assert "fte" in text
    assert "Nothing was imported" in text
    assert "All rows are imported, or none." not in text
    administrator.post(reverse("check_import"))
    assert not Person.objects.filter(employee_number="mae").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (STAFF.replace("Newcomer", "Newcömer").encode("cp1252"), "is not UTF-8; in Windows-1252 it is “ö”"),
        (b"PK\x03\x04 a workbook", "The file is damaged."),
        ("employee_number;first_name\n1;A\n", "separated by semicolons"),
    ],
)
def test_a_file_that_is_none_says_what_it_is(administrator: Client, data: str | bytes, said: str) -> None:
    assert said in upload(administrator, data)


def test_another_ending_is_refused(administrator: Client) -> None:
    assert "must end in .csv" in upload(administrator, "x", name="staff.exe")


def test_a_file_over_the_limit_is_counted_and_kept_nowhere(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    whole = upload_limit.UploadLimit.receive_data_chunk

    def counting(self: upload_limit.UploadLimit, raw: bytes, start: int) -> bytes | None:
        passed_on = whole(self, raw, start)
        taken.append(len(passed_on or b""))
        return passed_on

    monkeypatch.setattr(upload_limit.UploadLimit, "receive_data_chunk", counting)
    text = upload(administrator, b"x" * (60 * 1024 * 1024))
    assert "The file must be 25 MB or smaller; it is 60.0 MB" in text
    assert sum(taken) <= upload_limit.LIMIT
    assert kept() == []


def test_people_of_another_organisation_are_not_imported(administrator: Client) -> None:
    text = upload(administrator, STAFF.replace("Newcomer,,RR8", "Newcomer,,RX1"))
    assert "Nothing was imported" in text
    assert "RX1" in text


def test_the_kept_file_is_bound_to_the_session(administrator: Client, hospital: Hospital) -> None:
    upload(administrator, STAFF)
    other = Client()
    other.force_login(User.objects.get(name="administrator"))
    assert "no longer kept" in other.get(reverse("check_import"), follow=True).content.decode()


def test_statements_need_a_record_of_the_one_who_imports(administrator: Client) -> None:
    rows = "id,kind,person,author,occurred_at\nX1,absence,otto,ann,2026-01-05T09:00:00Z\n"
    assert "belongs to no person&#39;s record" in upload(administrator, rows, "statements", "s.csv")


def test_a_framework_needs_its_code_and_version(administrator: Client) -> None:
    text = upload(administrator, "code,title,scheme\n", "competencies", "c.csv")
    assert "Enter the framework code" in text
    assert "Enter the version" in text


@pytest.mark.parametrize("who", ["olive", "tom", "una", "ann"])
def test_only_administrators_import(hospital: Hospital, who: str) -> None:
    client = Client()
    client.force_login(hospital.user(who))
    for route in ("import_tables", "check_import"):
        assert client.get(reverse(route)).status_code == 403
        assert client.post(reverse(route)).status_code == 403
