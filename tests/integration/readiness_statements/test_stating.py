"""Stating on pages what is neither an observation nor a sign-off: who may, what follows, what is refused in words."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.ledger.models import Statement, StatementText
from stillroom.competence.days import day_of
from tests.hospital import ISOLATOR, PASSWORD, Hospital

pytestmark = pytest.mark.django_db

EVERYBODY = ("ann", "tom", "una", "rita", "olive", "unit_manager", "auditor", "administrator")
MAY = {
    "suspend": {"ann", "tom", "una", "unit_manager"},
    "clear": {"tom", "una"},
    "exempt": {"una"},
    "record_absence": {"ann", "unit_manager"},
    "appoint": {"ann"},
    "self_assess": {"olive"},
}
SIGNED = {"password": PASSWORD}


def signed_in(hospital: Hospital, who: str) -> Client:
    client = Client()
    client.force_login(hospital.user(who) if who in hospital.people else hospital.officer(who))
    return client


def post(hospital: Hospital, who: str, route: str, about: object, **answers: str) -> str:
    """The page that follows, or the form again with what is wrong."""
    data = {"statement": new_statement_id()} | answers
    return signed_in(hospital, who).post(reverse(route, args=[about]), data, follow=True).content.decode()


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def olive(hospital: Hospital) -> object:
    return hospital.people["olive"].id


def soon(hospital: Hospital, days: int = 10) -> date:
    return day_of(hospital.now + timedelta(days=days))


def test_each_page_opens_for_those_of_the_table_and_no_one_else(hospital: Hospital) -> None:
    clients = {who: signed_in(hospital, who) for who in EVERYBODY}
    for route, allowed in MAY.items():
        url = reverse(route, args=[olive(hospital)])
        # A unit manager signs as a person: without a record of her own she may look and not state.
        opened = {who for who, client in clients.items() if client.get(url).status_code == 200}
        assert opened == allowed - {"unit_manager"}, route


def test_the_list_offers_what_may_be_stated(hospital: Hospital) -> None:
    for who in ("tom", "ann", "olive", "auditor", "unit_manager"):
        page = signed_in(hospital, who).get(reverse("state_about", args=[olive(hospital)])).content.decode()
        offered = {route for route in MAY if reverse(route, args=[olive(hospital)]) in page}
        assert offered == {route for route, allowed in MAY.items() if who in allowed - {"unit_manager"}}


def test_a_suspension_stops_at_once_and_says_why(hospital: Hospital) -> None:
    page = post(hospital, "tom", "suspend", olive(hospital), item=f"AS01|{ISOLATOR}", reason="Deviation 7")
    assert "Tom Trainer suspended Olive Operator in AS01 Gowning" in page
    assert "Deviation 7" in page
    missing = post(hospital, "tom", "suspend", olive(hospital), item="AS01|")
    assert "Enter the reason" in missing


def test_sending_a_form_twice_states_it_once(hospital: Hospital) -> None:
    answers = {"statement": new_statement_id(), "item": "AS01|", "reason": "Deviation 7"}
    for _ in range(2):
        assert "Recorded" in post(hospital, "tom", "suspend", olive(hospital), **answers)
    assert Statement.objects.filter(kind="suspension").count() == 1


@pytest.mark.parametrize("wrong", ["", "not an id", "a b"])
def test_an_id_that_is_none_is_refused(hospital: Hospital, wrong: str) -> None:
    page = post(hospital, "tom", "suspend", olive(hospital), statement=wrong, item="AS01|", reason="x")
    assert "Something this page needs was lost" in page
    assert not Statement.objects.filter(kind="suspension").exists()


def test_a_clearance_about_a_suspension_is_signed_until_a_day(hospital: Hospital) -> None:
    post(hospital, "tom", "suspend", olive(hospital), item="AS05|", reason="Deviation 7")
    suspension = Statement.objects.get(kind="suspension")
    answers = {"item": f"about|{suspension.id}", "note": "Beside her", **day("valid_until", soon(hospital))}
    assert "Enter your password again" in post(hospital, "una", "clear", olive(hospital), password="wrong", **answers)
    assert "cleared Olive Operator" in post(hospital, "una", "clear", olive(hospital), **answers, **SIGNED)
    assert Statement.objects.get(kind="supervised_practice").about == suspension.id


def test_an_exemption_offers_nothing_critical_and_refuses_it_if_forced(hospital: Hospital) -> None:
    answers = {"reason": "Not needed yet", **day("valid_until", soon(hospital)), **SIGNED}
    forced = post(hospital, "una", "exempt", olive(hospital), item=f"AS01|{ISOLATOR}", **answers)
    assert "Select what to exempt from" in forced
    assert "exempted Olive Operator from AS08" in post(
        hospital, "una", "exempt", olive(hospital), item=f"AS08|{ISOLATOR}", **answers
    )


def test_an_absence_shows_what_follows_before_it_is_recorded(hospital: Hospital) -> None:
    away = {**day("first_day", soon(hospital, -30)), **day("last_day", soon(hospital, 5))}
    page = post(hospital, "ann", "record_absence", olive(hospital), **away)
    assert "Nothing is recorded yet" in page
    assert not Statement.objects.filter(kind="absence").exists()
    seen = f"{soon(hospital, -30)} {soon(hospital, 5)}"
    assert "was away" in post(hospital, "ann", "record_absence", olive(hospital), seen=seen, **away)


def test_another_last_day_than_the_one_seen_is_shown_again(hospital: Hospital) -> None:
    away = {**day("first_day", soon(hospital, -3)), **day("last_day", soon(hospital, 5))}
    page = post(
        hospital, "ann", "record_absence", olive(hospital), seen=f"{soon(hospital, -3)} {soon(hospital, 4)}", **away
    )
    assert "Nothing is recorded yet" in page


def test_no_reason_is_kept_even_if_one_is_sent(hospital: Hospital) -> None:
    away = {**day("first_day", soon(hospital, -3)), **day("last_day", soon(hospital, 5))}
    seen = f"{soon(hospital, -3)} {soon(hospital, 5)}"
    post(hospital, "ann", "record_absence", olive(hospital), seen=seen, reason="Broke a leg", **away)
    absence = Statement.objects.get(kind="absence")
    assert not absence.has_reason
    assert not StatementText.objects.filter(statement=absence.id).exists()


def test_an_absence_ends_earlier_by_a_further_statement(hospital: Hospital) -> None:
    away = {**day("first_day", soon(hospital, -9)), **day("last_day", soon(hospital, 30))}
    post(hospital, "ann", "record_absence", olive(hospital), seen=f"{soon(hospital, -9)} {soon(hospital, 30)}", **away)
    absence = Statement.objects.get(kind="absence")
    back = {"seen": f"{soon(hospital, -1)}", **day("last_day", soon(hospital, -1))}
    assert "changed the last day" in post(hospital, "ann", "change_absence", absence.id, **back)
    assert Statement.objects.get(about=absence.id).valid_until == soon(hospital, -1)


def test_an_absence_does_not_end_before_it_begins_or_begin_tomorrow(hospital: Hospital) -> None:
    backwards = {**day("first_day", soon(hospital, -3)), **day("last_day", soon(hospital, -4))}
    assert "must be the first day away or later" in post(
        hospital, "ann", "record_absence", olive(hospital), **backwards
    )
    early = {**day("first_day", soon(hospital, 2)), **day("last_day", soon(hospital, 4))}
    assert "or earlier" in post(hospital, "ann", "record_absence", olive(hospital), **early)


def test_an_appointment_is_made_and_ended_by_the_accountable_person(hospital: Hospital) -> None:
    answers = {"capacity": "assessor", "competency": "*", "context": "", **SIGNED}
    otto = hospital.people["otto"].id
    assert "appointed Otto Operator as an assessor" in post(hospital, "ann", "appoint", otto, **answers)
    made = Statement.objects.get(kind="appointment", person=str(otto))
    ended = {"reason": "Moved", **SIGNED}
    assert "revoked Otto Operator’s appointment" in post(hospital, "ann", "end_statement", made.id, **ended)
    again = post(hospital, "ann", "end_statement", made.id, **ended)
    assert "has been revoked already" in again


def test_nobody_appoints_herself(hospital: Hospital) -> None:
    answers = {"capacity": "authoriser", "competency": "*", "context": "", **SIGNED}
    page = post(hospital, "ann", "appoint", hospital.people["ann"].id, **answers)
    assert "for themselves" in page
    assert not Statement.objects.filter(kind="appointment", person=str(hospital.people["ann"].id)).exists()


def test_an_authoriser_revokes_a_sign_off_and_a_suspension_cannot_be(hospital: Hospital) -> None:
    sign_off = Statement.objects.filter(kind="sign_off", competency="AS08").get()
    page = post(hospital, "una", "revoke_statement", sign_off.id, reason="Wrong records", **SIGNED)
    assert "revoked Olive Operator’s sign-off" in page
    post(hospital, "tom", "suspend", olive(hospital), item="AS05|", reason="Deviation 7")
    suspension = Statement.objects.get(kind="suspension")
    una = signed_in(hospital, "una")
    assert una.get(reverse("revoke_statement", args=[suspension.id])).status_code == 404
    assert una.get(reverse("end_statement", args=[sign_off.id])).status_code == 403


def test_a_self_assessment_is_ones_own_and_shown_to_oneself(hospital: Hospital) -> None:
    page = post(hospital, "olive", "self_assess", olive(hospital), item=f"AS06|{ISOLATOR}", rating="with_help")
    assert "assessed their own work in AS06" in page
    assert "With help" in page
    other = signed_in(hospital, "olive").get(reverse("self_assess", args=[hospital.people["otto"].id]))
    assert other.status_code == 403
