"""Logbooks: what keeps somebody current, who enters it, and what the boards say of it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.ledger.models import Statement
from stillroom.competence.days import day_of
from tests.hospital import ISOLATOR, PASSWORD, Hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ITEM = f"AS05|{ISOLATOR}"


def signed_in(hospital: Hospital, who: str) -> Client:
    client = Client()
    client.force_login(hospital.user(who))
    return client


def on(value: date) -> dict[str, str]:
    return {"day_day": str(value.day), "day_month": str(value.month), "day_year": str(value.year)}


def post(hospital: Hospital, who: str, route: str, about: object, **answers: str) -> str:
    data = {"statement": new_statement_id(), "item": ITEM, **on(day_of(hospital.now))} | answers
    return signed_in(hospital, who).post(reverse(route, args=[about]), data, follow=True).content.decode()


def test_too_few_block_and_enough_entered_by_a_supervisor_free(hospital: Hospital) -> None:
    olive = hospital.people["olive"].id
    page = signed_in(hospital, "olive").get(reverse("logbook", args=[olive])).content.decode()
    assert "0 in 30 days; 2 asked for" in page
    assert "2 more activities" in page
    refused = post(hospital, "olive", "log_own", olive, how_many="2")
    assert "could not work alone in AS05" in refused
    assert "Entered in the logbook" in post(hospital, "tom", "log_for", olive, how_many="2", workstation="ISO 2")
    page = signed_in(hospital, "olive").get(reverse("logbook", args=[olive])).content.decode()
    assert "2 in 30 days; 2 asked for" in page
    assert "Current until" in page
    assert "ISO 2" in page


def test_an_entry_is_countersigned_once(hospital: Hospital) -> None:
    olive = hospital.people["olive"].id
    post(hospital, "tom", "log_for", olive, how_many="2")
    entry = Statement.objects.get(kind="activity")
    signed = post(hospital, "una", "countersign", entry.id, note="", password=PASSWORD)
    assert "countersigned by Una Authoriser" in signed
    assert "already" in post(hospital, "una", "countersign", entry.id, note="", password=PASSWORD)


def test_a_day_of_several_people_is_entered_on_one_page(hospital: Hospital) -> None:
    olive = str(hospital.people["olive"].id)
    page = signed_in(hospital, "tom").get(reverse("log_day", args=[hospital.unit.id])).content.decode()
    assert "Olive Operator" in page
    answers = {f"how_many_{olive}": "3", f"how_many_{hospital.people['otto'].id}": "1", "session": "AM"}
    assert "Entered for 2 people" in post(hospital, "tom", "log_day", hospital.unit.id, **answers)
    rows = Statement.objects.filter(kind="activity")
    assert sorted(row.details for row in rows) == [
        '{"quantity": "1", "session": "AM"}',
        '{"quantity": "3", "session": "AM"}',
    ]


def test_sent_twice_it_is_entered_once(hospital: Hospital) -> None:
    answers = {f"how_many_{hospital.people['olive'].id}": "3", "statement": new_statement_id()}
    for _ in range(2):
        post(hospital, "tom", "log_day", hospital.unit.id, **answers)
    assert Statement.objects.filter(kind="activity").count() == 1


def test_nobody_at_all_is_asked_for(hospital: Hospital) -> None:
    assert "Enter how many at least one person did" in post(hospital, "tom", "log_day", hospital.unit.id)


def test_one_refused_and_none_is_entered(hospital: Hospital) -> None:
    """Rita reads results; she may not enter what others did."""
    answers = {f"how_many_{hospital.people['olive'].id}": "3"}
    page = post(hospital, "tom", "log_day", hospital.unit.id, **answers, **on(day_of(hospital.now) - timedelta(days=9)))
    assert "more than 7 days late" in page
    assert not Statement.objects.filter(kind="activity").exists()


def test_entries_are_imported_with_their_number(hospital: Hospital) -> None:
    cells = {"competency": "AS05", "context": ISOLATOR, "details": "quantity=2; workstation=ISO 1"}
    hospital.state("activity", "olive", "tom", days_ago=1, **cells)
    hospital.record_all()
    page = signed_in(hospital, "olive").get(reverse("logbook", args=[hospital.people["olive"].id])).content.decode()
    assert "2 in 30 days; 2 asked for" in page
    assert hospital.record().rows[-1].outcome == "unchanged"


def test_the_reason_of_an_absence_is_left_out_of_an_import_with_words(hospital: Hospital) -> None:
    hospital.state("absence", "olive", "ann", days_ago=20, valid_until=str(day_of(hospital.now)), reason="Broken leg")
    report = hospital.record()
    assert report.ok
    assert any("never kept" in str(warning) for warning in report.warnings)
    assert not Statement.objects.get(kind="absence").has_reason


def test_a_detail_that_is_none_is_named(hospital: Hospital) -> None:
    hospital.state("activity", "olive", "tom", days_ago=1, competency="AS05", details="quantity 2")
    assert "is not one detail" in " ".join(map(str, hospital.record().problems))


def test_the_page_of_the_unit_names_who_fell_short(hospital: Hospital) -> None:
    page = signed_in(hospital, "ann").get(reverse("unit_logbook", args=[hospital.unit.id])).content.decode()
    assert "1 person has fallen short" in page
    assert "Olive Operator" in page
