"""A failed broth opens a look-back: who is told, what it lists, and how it is closed."""

import csv
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.ledger.models import Statement
from stillroom.apps.readiness.models import LookBackReview
from tests.hospital import ISOLATOR, PASSWORD, Hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def failure(hospital: Hospital) -> Statement:
    """Olive's broth of 14 days ago failed today; in between she filled nine units in session AM-3."""
    cells = {"competency": "AS05", "context": ISOLATOR}
    hospital.state(
        "activity", "olive", "tom", days_ago=20, details="quantity=9; session=AM-3; workstation=ISO 2", **cells
    )
    hospital.observe("olive", "AS05", "broth", days_ago=14, context=ISOLATOR, outcome="pending")
    sample = hospital.rows[-1]["id"]
    reading = {"competency": "AS05", "method": "broth", "outcome": "fail", "about": sample}
    hospital.state("observation", "olive", "rita", days_ago=0.1, details="deviation=DEV-12", **reading)
    hospital.record_all()
    return Statement.objects.get(outcome="fail")


def signed_in(hospital: Hospital, who: str) -> Client:
    client = Client()
    client.force_login(hospital.user(who))
    return client


def page(hospital: Hospital, who: str, route: str, *ids: object) -> str:
    return signed_in(hospital, who).get(reverse(route, args=ids)).content.decode()


def close(hospital: Hospital, failure: Statement, who: str = "ann", **answers: str) -> str:
    form = {
        "statement": new_statement_id(),
        "deviation": "DEV-12",
        "conclusion": "Nine units recalled; none were given.",
        "next": "close",
        "password": PASSWORD,
    } | answers
    address = reverse("close_look_back", args=[failure.id])
    return signed_in(hospital, who).post(address, form, follow=True).content.decode()


def test_it_lists_what_was_made_since_the_last_pass(hospital: Hospital, failure: Statement) -> None:
    shown = page(hospital, "ann", "look_back", failure.id)
    assert "AM-3" in shown
    assert "ISO 2" in shown
    assert "DEV-12" in shown
    assert "Open" in shown


def test_it_waits_on_the_home_page_the_board_and_the_list(hospital: Hospital, failure: Statement) -> None:
    for who, told in (("ann", True), ("una", True), ("tom", False), ("olive", False)):
        assert ("Go to the look-backs" in page(hospital, who, "home")) is told, who
    assert reverse("look_back", args=[failure.id]) in page(hospital, "ann", "look_backs")
    assert reverse("look_back", args=[failure.id]) in page(hospital, "tom", "unit_board", hospital.unit.id)


def test_it_is_closed_once_with_a_deviation_and_a_conclusion(hospital: Hospital, failure: Statement) -> None:
    assert "not closed without one" in close(hospital, failure, deviation="")
    assert "not closed without it" in close(hospital, failure, conclusion="")
    assert "this one is not right" in close(hospital, failure, password="wrong")
    assert not LookBackReview.objects.exists()
    assert "stays open" in close(hospital, failure, conclusion="Two of nine found.", next="keep")
    assert "The look-back is closed" in close(hospital, failure)
    assert "closed already" in close(hospital, failure)
    rows = LookBackReview.objects.order_by("recorded_at")
    assert [(row.closed, row.replaced_at is None) for row in rows] == [(False, False), (True, True)]
    assert {row.signed_with for row in rows} == {"password"}
    assert "signed with: password" in page(hospital, "ann", "look_back", failure.id)
    assert "Go to the look-backs" not in page(hospital, "ann", "home")


@pytest.mark.parametrize(("who", "status"), [("ann", 200), ("una", 200), ("tom", 403), ("olive", 403)])
def test_who_may_review(hospital: Hospital, failure: Statement, who: str, status: int) -> None:
    address = reverse("close_look_back", args=[failure.id])
    assert signed_in(hospital, who).get(address).status_code == status


def test_the_interval_is_a_file(hospital: Hospital, failure: Statement) -> None:
    text = page(hospital, "ann", "look_back_interval", failure.id)
    rows = list(csv.DictReader(StringIO(text)))
    assert [row["session"] for row in rows if row["how_many"] == "9"] == ["AM-3"]
    assert {row["look_back"] for row in rows} == {failure.id}


def test_a_statement_that_opened_none_has_none(hospital: Hospital) -> None:
    seen = Statement.objects.filter(kind="observation").first()
    assert seen is not None
    assert signed_in(hospital, "ann").get(reverse("look_back", args=[seen.id])).status_code == 404
