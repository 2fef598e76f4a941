"""Signing on a page: everything covered is shown, the password is asked again, and a second signature is refused."""

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.ledger.models import Statement
from tests.hospital import ISOLATOR, PASSWORD, Hospital
from tests.integration.assessing.test_observation import requirement, state_of

pytestmark = pytest.mark.django_db


def ready(hospital: Hospital) -> str:
    """Olive's last observation is in: the address of the page that signs her off."""
    hospital.observe("olive", "AS06", "observation", days_ago=1, context=ISOLATOR)
    assert hospital.record().ok
    return reverse("sign_off", args=[hospital.people["olive"].id, requirement("AS06").id])


def filled(**answers: str) -> dict[str, str]:
    return {"statement": new_statement_id(), "meaning": "approved", "password": PASSWORD} | answers


def test_what_is_complete_waits_for_the_authoriser(client: Client, hospital: Hospital) -> None:
    url = ready(hospital)
    client.force_login(hospital.user("una"))
    assert url in client.get(reverse("to_sign")).content.decode()
    page = client.get(url).content.decode()
    assert page.count("Observed practice") == 3
    assert "Tom Trainer" in page


def test_signing_authorises(client: Client, hospital: Hospital) -> None:
    url = ready(hospital)
    client.force_login(hospital.user("una"))
    assert client.post(url, filled()).status_code == 302
    row = Statement.objects.get(kind="sign_off", competency="AS06")
    assert row.meaning == "approved"
    assert len(row.relied_on.split()) == 6  # her appointment and five observations
    assert row.valid_until is not None
    assert state_of(hospital, "olive", "AS06") == "authorised"


def test_a_wrong_password_signs_nothing(client: Client, hospital: Hospital) -> None:
    url = ready(hospital)
    client.force_login(hospital.user("una"))
    answer = client.post(url, filled(password="not it"))
    assert "Enter your password again" in answer.content.decode()
    assert not Statement.objects.filter(kind="sign_off", competency="AS06").exists()


def test_signing_twice_leaves_one_signature(client: Client, hospital: Hospital) -> None:
    url = ready(hospital)
    client.force_login(hospital.user("una"))
    client.post(url, filled())
    answer = client.post(url, filled())
    assert "is signed off in AS06" in answer.content.decode()
    assert Statement.objects.filter(kind="sign_off", competency="AS06").count() == 1


@pytest.mark.parametrize(("number", "status"), [("una", 200), ("tom", 403), ("olive", 403), ("ann", 403)])
def test_only_an_authoriser_opens_the_page(client: Client, hospital: Hospital, number: str, status: int) -> None:
    url = ready(hospital)
    client.force_login(hospital.user(number))
    assert client.get(url).status_code == status


def test_nothing_to_sign_leads_on(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("una"))
    page = client.get(reverse("to_sign")).content.decode()
    assert "Nothing waits for your signature" in page


def test_evidence_from_the_wrong_equipment_is_named(client: Client, hospital: Hospital) -> None:
    for method in ("knowledge", "observation", "observation", "observation", "log_review"):
        hospital.observe("otto", "AS06", method, days_ago=3, context="equipment=open_cabinet")
    assert hospital.record().ok
    client.force_login(hospital.user("una"))
    page = client.get(reverse("sign_off", args=[hospital.people["otto"].id, requirement("AS06").id])).content.decode()
    assert "Observed practice, 3 more" in page
    assert "5 observations were made with other equipment" in page


def test_a_role_that_does_not_ask_for_it(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("una"))
    page = client.get(reverse("sign_off", args=[hospital.people["rita"].id, requirement("AS06").id])).content.decode()
    assert "No post that Rita Reader holds today asks for this" in page
