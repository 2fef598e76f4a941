"""Training time: planned, delivered or pulled for a reason, by person and by unit."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.plans.models import TrainingSession
from stillroom.apps.plans.services.training_session import decide_session, plan_session
from stillroom.competence.training_time import SessionState
from tests.hospital import Hospital

pytestmark = pytest.mark.django_db


def planned(hospital: Hospital, *, hours_ago: float = 2, by: str = "tom") -> TrainingSession:
    return plan_session(
        person=hospital.people["olive"],
        unit=hospital.unit,
        about="Transfers",
        starts_at=clock.now() - timedelta(hours=hours_ago),
        minutes=90,
        by=hospital.user(by),
    )


def test_who_plans_and_who_says_what_became_of_it(hospital: Hospital) -> None:
    with pytest.raises(PermissionDenied):
        planned(hospital, by="olive")
    session = planned(hospital)
    with pytest.raises(PermissionDenied):
        decide_session(session=session, state=SessionState.DELIVERED, by=hospital.user("otto"))
    decide_session(session=session, state=SessionState.DELIVERED, by=hospital.user("olive"))
    with pytest.raises(ValidationError, match="said already"):
        decide_session(session=session, state=SessionState.PULLED, pulled_for="other", by=hospital.user("tom"))


@pytest.mark.parametrize("reason", ["", "because of the weather"])
def test_it_is_pulled_for_a_reason_of_the_list(hospital: Hospital, reason: str) -> None:
    with pytest.raises(ValidationError, match="from the list"):
        decide_session(session=planned(hospital), state=SessionState.PULLED, pulled_for=reason, by=hospital.user("tom"))


def test_one_to_come_is_pulled_but_not_yet_delivered(hospital: Hospital) -> None:
    session = planned(hospital, hours_ago=-2)
    with pytest.raises(ValidationError, match="not begun yet"):
        decide_session(session=session, state=SessionState.DELIVERED, by=hospital.user("tom"))
    decide_session(session=session, state=SessionState.PULLED, pulled_for="service_demand", by=hospital.user("tom"))


def test_the_database_keeps_a_reason_with_every_pulled_session(hospital: Hospital) -> None:
    session = planned(hospital)
    decide_session(session=session, state=SessionState.PULLED, pulled_for="service_demand", by=hospital.user("tom"))
    session.refresh_from_db()
    assert (session.state, session.pulled_for, session.decided_by) == ("pulled", "service_demand", hospital.user("tom"))


def test_a_unit_sees_its_hours_by_reason(client: Client, hospital: Hospital) -> None:
    for reason in ("service_demand", ""):
        state = SessionState.PULLED if reason else SessionState.DELIVERED
        decide_session(session=planned(hospital), state=state, pulled_for=reason, by=hospital.user("tom"))
    client.force_login(hospital.user("ann"))
    page = client.get(reverse("unit_training", args=[hospital.unit.id]), {"months": "3"}).content.decode()
    assert "3 h of training planned: 1 h 30 min took place and 1 h 30 min was pulled (50% of what is decided)" in page
    assert "Needed for the service: products had to be made" in page
    client.force_login(hospital.user("olive"))
    assert client.get(reverse("unit_training", args=[hospital.unit.id])).status_code == 403


def test_a_unit_sees_its_plans(client: Client, hospital: Hospital, plan: object) -> None:
    client.force_login(hospital.user("ann"))
    address = reverse("unit_plans", args=[hospital.unit.id])
    page = client.get(address).content.decode()
    assert "1 of 6 posts has a plan; 0 wait for review;" in page
    assert "Olive Operator" in client.get(address, {"state": "draft"}).content.decode()
    assert "Olive Operator" not in client.get(address, {"state": "none"}).content.decode()
    assert "Nobody fits" in client.get(address, {"state": "complete"}).content.decode()
    assert "Olive Operator" in client.get(address, {"state": "nonsense"}).content.decode()
