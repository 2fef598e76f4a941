"""Who may ask for an inspection pack of whom, and what becomes of the request."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import Job, User
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.models import Unit
from tests.hospital import Hospital, make_hospital

pytestmark = pytest.mark.django_db
WHOLE = {"holds": "whole"}


@pytest.fixture(scope="module")
def build() -> Callable[[], Hospital]:
    return partial(make_hospital, trained=False)


def ask(user: User, route: str, id: object, **values: str) -> int:
    client = Client()
    client.force_login(user)
    return client.post(reverse(route, args=[id]), {"job": str(new_id()), **values}).status_code


def test_who_may_ask_of_whom(hospital: Hospital) -> None:
    other_unit = Unit.objects.create(organisation=hospital.organisation, code="QC")
    manager = User.objects.create_user("manager@example.nhs.uk", name="Manager")
    manages = RoleGrant.Role.UNIT_MANAGER
    grant_role(user=manager, organisation=hospital.organisation, role=manages, unit=hospital.unit, by=None)
    olive, otto, unit = hospital.people["olive"], hospital.people["otto"], hospital.unit
    may, may_not = HTTPStatus.FOUND, HTTPStatus.FORBIDDEN
    for user, target, expected in [
        (hospital.officer("auditor"), unit, may),
        (hospital.officer("administrator"), olive, may),
        (hospital.user("ann"), other_unit, may),
        (manager, unit, may),
        (manager, olive, may),
        (manager, other_unit, may_not),
        (hospital.user("olive"), olive, may),
        (hospital.user("olive"), otto, may_not),
        (hospital.user("olive"), unit, may_not),
        (hospital.user("tom"), unit, may_not),
    ]:
        route = "inspect_unit" if isinstance(target, Unit) else "inspect_person"
        assert ask(User.objects.get(id=user.id), route, target.id, **WHOLE) == expected, (user.name, target)


def test_another_organisation_finds_nothing(hospital: Hospital) -> None:
    stranger = make_hospital("RX9", trained=False).officer("auditor")
    assert ask(stranger, "inspect_unit", hospital.unit.id, **WHOLE) == HTTPStatus.NOT_FOUND
    assert ask(stranger, "inspect_person", hospital.people["olive"].id) == HTTPStatus.NOT_FOUND


def test_pressed_twice_it_asks_once(hospital: Hospital) -> None:
    client = Client()
    client.force_login(hospital.officer("auditor"))
    address, values = reverse("inspect_unit", args=[hospital.unit.id]), {"job": str(new_id()), **WHOLE}
    assert client.post(address, values).headers["Location"] == client.post(address, values).headers["Location"]
    assert Job.objects.count() == 1


def test_a_moment_is_asked_with_the_knowledge_of_then(hospital: Hospital) -> None:
    values = {
        "holds": "moment",
        "at_day": "14",
        "at_month": "3",
        "at_year": "2026",
        "at_time": "09:00",
        "known": "then",
    }
    assert ask(hospital.officer("auditor"), "inspect_unit", hospital.unit.id, **values) == HTTPStatus.FOUND
    parameters = Job.objects.get().parameters
    moment = datetime(2026, 3, 14, 9, tzinfo=UTC)
    assert datetime.fromisoformat(parameters["at"]) == datetime.fromisoformat(parameters["known_by"]) == moment
    assert parameters["is_day"]


def test_a_moment_without_a_day_is_told_what_to_enter(hospital: Hospital) -> None:
    client = Client()
    client.force_login(hospital.officer("auditor"))
    address = reverse("inspect_unit", args=[hospital.unit.id])
    answer = client.post(address, {"job": str(new_id()), "holds": "moment"})
    assert "Enter the moment" in answer.content.decode()
    assert not Job.objects.exists()


def test_the_page_offers_what_one_may_ask(hospital: Hospital) -> None:
    def page(user: User, **asked: str) -> str:
        client = Client()
        client.force_login(user)
        return client.get(reverse("inspection"), asked).content.decode()

    olives = page(hospital.user("olive"))
    assert "Your own record" in olives
    assert "Aseptic suite" not in olives
    auditor = hospital.officer("auditor")
    assert "Aseptic suite" in page(auditor)
    assert "Olive Operator" in page(auditor, person="olive")
    assert "Nobody found" in page(auditor, person="zebedee")
    assert "Nothing to ask for" in page(User.objects.create_user("nobody@example.nhs.uk", name="Nobody"))
