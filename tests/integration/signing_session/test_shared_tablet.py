"""A tablet that several people sign on: whose name, whose PIN, and every way it must refuse."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import PersonalPin
from stillroom.apps.accounts.services.set_pin import set_pin
from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import details_of
from stillroom.apps.readiness.models import SigningSession
from tests.hospital import ISOLATOR, Hospital, make_hospital
from tests.integration.assessing.test_observation import requirement

pytestmark = pytest.mark.django_db

TOM, UNA = "482915", "739164"


@pytest.fixture
def tablet(client: Client, hospital: Hospital) -> Client:
    """Ann, who is accountable, has opened a signing session; Tom and Una have PINs."""
    set_pin(user=hospital.user("tom"), pin=TOM)
    set_pin(user=hospital.user("una"), pin=UNA)
    client.force_login(hospital.user("ann"))
    answer = client.post(reverse("open_signing_session", args=[hospital.unit.id]))
    assert answer.headers["Location"] == reverse("signing_session")
    return client


def speak(tablet: Client, hospital: Hospital, number: str) -> int:
    return tablet.post(reverse("signing_session"), {"who": hospital.people[number].id}).status_code


def observe(tablet: Client, hospital: Hospital, pin: str, **answers: str) -> str:
    url = reverse("observe", args=[hospital.people["olive"].id, requirement("AS06").id]) + "?method=observation"
    filled = {"statement": new_statement_id(), "outcome": "pass", "note": "All seen.", "when": "now", "pin": pin}
    return tablet.post(url, filled | answers, follow=True).content.decode()


def sign_off(tablet: Client, hospital: Hospital, pin: str) -> str:
    url = reverse("sign_off", args=[hospital.people["olive"].id, requirement("AS06").id])
    filled = {"statement": new_statement_id(), "meaning": "approved", "pin": pin}
    return tablet.post(url, filled, follow=True).content.decode()


def test_two_people_sign_each_in_her_own_name(tablet: Client, hospital: Hospital) -> None:
    speak(tablet, hospital, "tom")
    assert "Recorded a pass" in observe(tablet, hospital, TOM)
    seen = Statement.objects.filter(kind="observation").latest("seq")
    assert seen.author == hospital.people["tom"].canonical_id
    assert seen.recorded_by == hospital.people["ann"].canonical_id
    session = SigningSession.objects.get()
    assert dict(details_of(seen))["Signed with"] == "personal PIN"
    assert str(session.id) in dict(details_of(seen)).values()

    speak(tablet, hospital, "una")
    assert "Signed: Olive Operator" in sign_off(tablet, hospital, UNA)
    signed = Statement.objects.get(kind="sign_off", competency="AS06")
    assert signed.author == hospital.people["una"].canonical_id
    assert signed.recorded_by == hospital.people["ann"].canonical_id


def test_nobody_signs_with_anothers_pin(tablet: Client, hospital: Hospital) -> None:
    before = Statement.objects.count()
    speak(tablet, hospital, "tom")
    assert "Enter your PIN again" in observe(tablet, hospital, UNA)
    assert "Enter your PIN" in observe(tablet, hospital, "")
    assert Statement.objects.count() == before


def test_entitlement_is_of_the_one_named_not_of_who_opened_it(tablet: Client, hospital: Hospital) -> None:
    hospital.observe("olive", "AS06", "observation", days_ago=1, context=ISOLATOR)
    assert hospital.record().ok
    speak(tablet, hospital, "tom")
    url = reverse("sign_off", args=[hospital.people["olive"].id, requirement("AS06").id])
    assert tablet.get(url).status_code == 403
    speak(tablet, hospital, "una")
    assert tablet.get(url).status_code == 200


def test_who_opened_it_is_out_of_reach(tablet: Client, hospital: Hospital) -> None:
    for name in ("home", "account", "security", "pin", "units", "people", "menu"):
        assert tablet.get(reverse(name)).headers["Location"] == reverse("signing_session"), name
    for name in ("assess", "to_sign", "results"):
        assert tablet.get(reverse(name)).headers["Location"] == reverse("signing_session"), name


def test_five_wrong_pins_lock_it_until_she_signs_in_herself(tablet: Client, hospital: Hospital) -> None:
    speak(tablet, hospital, "tom")
    for _ in range(5):
        observe(tablet, hospital, "111222")
    assert "locked after 5 wrong tries" in observe(tablet, hospital, TOM)
    Client().force_login(hospital.user("tom"))
    assert "Recorded a pass" in observe(tablet, hospital, TOM)


def test_ten_wrong_pins_of_whomever_end_the_session(tablet: Client, hospital: Hospital) -> None:
    for number in ("tom", "una"):
        speak(tablet, hospital, number)
        url = reverse("observe", args=[hospital.people["olive"].id, requirement("AS06").id]) + "?method=observation"
        if number == "tom":
            for _ in range(5):
                observe(tablet, hospital, "111222")
        else:
            for _ in range(5):
                tablet.post(reverse("extend_signing_session"), {"whose": hospital.people["una"].id, "pin": "111222"})
    assert tablet.get(url).headers["Location"].startswith("/account/sign-in/")
    assert SigningSession.objects.get().ended_at is not None


def test_an_expired_session_records_nothing_and_signs_out(tablet: Client, hospital: Hospital) -> None:
    speak(tablet, hospital, "tom")
    before = Statement.objects.count()
    SigningSession.objects.update(until=now() - timedelta(seconds=1))
    page = observe(tablet, hospital, TOM)
    assert "The signing session is over" in page
    assert Statement.objects.count() == before
    assert "_auth_user_id" not in tablet.session


def test_it_ends_when_nobody_uses_it(tablet: Client, hospital: Hospital) -> None:
    with time_machine.travel(now() + timedelta(minutes=10, seconds=30), tick=False):
        assert tablet.get(reverse("signing_session")).headers["Location"].startswith("/account/sign-in/")


def test_anybody_ends_it_and_nothing_of_it_is_left(tablet: Client, hospital: Hospital) -> None:
    key = tablet.session.session_key
    tablet.post(reverse("account_logout"))
    assert SigningSession.objects.get().ended_at is not None
    assert not Session.objects.filter(session_key=key).exists()
    assert tablet.get(reverse("signing_session")).headers["Location"].startswith("/account/sign-in/")


def test_an_ended_session_cannot_be_taken_up_again(tablet: Client, hospital: Hospital) -> None:
    stolen = tablet.cookies["stillroom"].value
    tablet.post(reverse("account_logout"))
    other = Client()
    other.cookies["stillroom"] = stolen
    assert other.get(reverse("signing_session")).headers["Location"].startswith("/account/sign-in/")


def test_opening_it_changes_the_session_key(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("ann"))
    before = client.session.session_key
    client.post(reverse("open_signing_session", args=[hospital.unit.id]))
    assert client.session.session_key != before


def test_it_goes_on_by_a_pin(tablet: Client, hospital: Hospital) -> None:
    until = now() + timedelta(minutes=1)
    SigningSession.objects.update(until=until)
    tablet.post(reverse("extend_signing_session"), {"whose": hospital.people["una"].id, "pin": UNA})
    assert SigningSession.objects.get().until > until + timedelta(minutes=20)


def test_a_pin_of_another_organisation_is_nobodys_here(tablet: Client, hospital: Hospital) -> None:
    other = make_hospital("RX1", trained=False)
    set_pin(user=other.user("tom"), pin="582917")
    page = tablet.post(reverse("signing_session"), {"who": other.people["tom"].id}).content.decode()
    assert "Select" in page
    assert tablet.get(reverse("assess")).headers["Location"] == reverse("signing_session")


def test_someone_without_a_pin_or_a_part_in_it_is_not_listed(tablet: Client, hospital: Hospital) -> None:
    set_pin(user=hospital.user("olive"), pin="582917")
    page = tablet.get(reverse("signing_session")).content.decode()
    assert "Tom Trainer" in page
    assert "Una Authoriser" in page
    assert "Olive Operator" not in page  # neither assesses nor signs
    assert "Rita Reader" not in page  # has no PIN
    PersonalPin.objects.all().delete()
    assert "has set a PIN yet" in tablet.get(reverse("signing_session")).content.decode()


def test_a_closed_account_signs_nothing(tablet: Client, hospital: Hospital) -> None:
    speak(tablet, hospital, "tom")
    user = hospital.user("tom")
    user.is_active = False
    user.save()
    before = Statement.objects.count()
    observe(tablet, hospital, TOM)
    assert Statement.objects.count() == before


@pytest.mark.parametrize(("number", "status"), [("ann", 200), ("tom", 200), ("olive", 403)])
def test_who_may_open_one(client: Client, hospital: Hospital, number: str, status: int) -> None:
    client.force_login(hospital.user(number))
    assert client.get(reverse("open_signing_session", args=[hospital.unit.id])).status_code == status


def test_the_same_form_sent_twice_states_once(tablet: Client, hospital: Hospital) -> None:
    speak(tablet, hospital, "tom")
    before, id_ = Statement.objects.count(), new_statement_id()
    for _ in range(2):
        observe(tablet, hospital, TOM, statement=id_)
    assert Statement.objects.count() == before + 1
