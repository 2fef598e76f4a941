"""The register of trainees: by name for their managers, counted for a regional lead, and exported as text."""

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from stillroom.apps.accounts.models import User
from stillroom.apps.passport.presenters.trainees import as_csv, as_workbook
from stillroom.apps.people.models import Post
from stillroom.apps.people.models.post import StaffGroup
from tests.hospital import Hospital

pytestmark = pytest.mark.database
EVIL = "=HYPERLINK(1)"


@pytest.fixture
def trainee(hospital: Hospital) -> str:
    Post.objects.filter(person=hospital.people["otto"]).update(
        staff_group=StaffGroup.PRE_REGISTRATION_TRAINEE_PHARMACY_TECHNICIAN
    )
    return "Otto Operator"


def page_for(user: User, address: str = "/trainees/") -> str:
    client = Client()
    client.force_login(user)
    return client.get(address).content.decode()


def test_a_manager_sees_her_own_by_name_and_nothing_of_willingness(hospital: Hospital, trainee: str) -> None:
    page = page_for(hospital.user("ann"))
    assert trainee in page
    assert "Not enrolled" in page
    assert "May be asked" not in page


def test_a_regional_lead_sees_a_number_only_where_it_is_not_small(hospital: Hospital, lead: User, trainee: str) -> None:
    page = page_for(lead)
    assert trainee not in page
    assert "Not shown" in page


def test_somebody_else_sees_nothing(hospital: Hospital, trainee: str) -> None:
    client = Client()
    client.force_login(hospital.user("olive"))
    assert client.get("/trainees/").status_code == 403


def test_no_cell_is_a_formula(db: None) -> None:
    rows = [{"name": EVIL}]
    [_, [cell]] = csv.reader(io.StringIO(as_csv(rows, ["name"]).decode("utf-8-sig")))
    assert cell == f"'{EVIL}"
    book = load_workbook(io.BytesIO(as_workbook("trainees", rows, ["name"])))
    assert book.active["A2"].data_type == "s"
