"""Reading results on a page: a pending broth passes, fails and suspends, or is refused to the wrong reader."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.ledger.models import Statement
from tests.hospital import ISOLATOR, Hospital
from tests.integration.assessing.test_observation import state_of

pytestmark = pytest.mark.django_db


READ = {
    "stage_1_from_day": "2",
    "stage_1_from_month": "3",
    "stage_1_from_year": "2026",
    "stage_1_to_day": "9",
    "stage_1_to_month": "3",
    "stage_1_to_year": "2026",
    "stage_1_temperature": "22.5",
    "positive_control": "Growth",
    "negative_control": "No growth",
}


def pending(hospital: Hospital) -> Statement:
    hospital.observe("olive", "AS05", "broth", days_ago=14, context=ISOLATOR, outcome="pending")
    assert hospital.record().ok
    return Statement.objects.get(outcome="pending")


def filled(**answers: str) -> dict[str, str]:
    return {"statement": new_statement_id(), "outcome": "pass", "note": ""} | READ | answers


def test_a_reader_passes_it(client: Client, hospital: Hospital) -> None:
    row = pending(hospital)
    client.force_login(hospital.user("rita"))
    url = reverse("result", args=[row.id])
    assert url in client.get(reverse("results")).content.decode()
    assert client.post(url, filled()).status_code == 302
    reading = Statement.objects.get(about=row.id)
    assert (reading.outcome, reading.method, reading.context) == ("pass", "broth", ISOLATOR)
    assert url not in client.get(reverse("results")).content.decode()


def test_growth_suspends_and_blocks_what_depends_on_it(client: Client, hospital: Hospital) -> None:
    row = pending(hospital)
    assert state_of(hospital, "olive", "AS05") == "authorised"
    client.force_login(hospital.user("rita"))
    form = filled(outcome="fail", organism="Bacillus", deviation="DEV-12")
    assert client.post(reverse("result", args=[row.id]), form).status_code == 302
    assert state_of(hospital, "olive", "AS05") == "suspended"


def test_a_fail_needs_the_deviation(client: Client, hospital: Hospital) -> None:
    row = pending(hospital)
    client.force_login(hospital.user("rita"))
    answer = client.post(reverse("result", args=[row.id]), filled(outcome="fail"))
    assert "Enter the deviation number" in answer.content.decode()


def test_a_result_is_read_once(client: Client, hospital: Hospital) -> None:
    row = pending(hospital)
    client.force_login(hospital.user("rita"))
    url = reverse("result", args=[row.id])
    client.post(url, filled())
    answer = client.post(url, filled(outcome="fail", deviation="DEV-13"))
    assert "has been read already" in answer.content.decode()
    assert Statement.objects.filter(about=row.id).count() == 1


@pytest.mark.parametrize(("number", "status"), [("rita", 200), ("tom", 200), ("olive", 403), ("una", 403)])
def test_who_may_read(client: Client, hospital: Hospital, number: str, status: int) -> None:
    row = pending(hospital)
    client.force_login(hospital.user(number))
    assert client.get(reverse("result", args=[row.id])).status_code == status


def test_the_incubation_and_the_controls_are_kept(client: Client, hospital: Hospital) -> None:
    row = pending(hospital)
    client.force_login(hospital.user("rita"))
    client.post(reverse("result", args=[row.id]), filled())
    kept = json.loads(Statement.objects.get(about=row.id).details)
    assert kept == {
        "stage_1_from": "2026-03-02",
        "stage_1_to": "2026-03-09",
        "stage_1_temperature": "22.5",
        "positive_control": "Growth",
        "negative_control": "No growth",
    }


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"stage_1_temperature": ""}, "Enter the incubation temperature"),
        ({"stage_1_to_month": "2"}, "must end on the day it began or later"),
        ({"negative_control": ""}, "Select the negative control"),
        ({"negative_control": "Growth"}, "A pass cannot be read when the negative control has grown"),
        ({"positive_control": "No growth"}, "A pass cannot be read when the positive control has not grown"),
    ],
)
def test_what_is_missing_or_contradicts_itself_is_refused(
    client: Client, hospital: Hospital, answers: dict[str, str], wrong: str
) -> None:
    row = pending(hospital)
    client.force_login(hospital.user("rita"))
    page = client.post(reverse("result", args=[row.id]), filled(**answers)).content.decode()
    assert wrong in page
    assert not Statement.objects.filter(about=row.id).exists()
