"""Trends are seen by those who answer for assessing, an assessor's own by herself, and always with the number."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.hospital import ISOLATOR, Hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def observed(hospital: Hospital) -> Hospital:
    hospital.observe("olive", "AS01", "observation", days_ago=20, context=ISOLATOR)
    hospital.observe("olive", "AS01", "observation", days_ago=10, context=ISOLATOR, outcome="fail")
    hospital.record_all()
    return hospital


def test_the_page_says_how_little_two_decisions_say(client: Client, observed: Hospital) -> None:
    client.force_login(observed.user("ann"))
    page = client.get(reverse("trends", args=[observed.organisation.id])).content.decode()
    assert "2 observations were decided: 1 passed, 1 did not." in page
    assert "50%; could be 9% to 91%" in page
    assert "Tom Trainer" in page


def test_nonsense_in_the_address_filters_nothing(client: Client, observed: Hospital) -> None:
    client.force_login(observed.user("ann"))
    page = client.get(reverse("trends", args=[observed.organisation.id]), {"unit": "x", "months": "y"})
    assert "2 observations" in page.content.decode()


@pytest.mark.parametrize(("number", "status"), [("ann", 200), ("tom", 200), ("una", 403), ("olive", 403)])
def test_an_assessors_own_page(client: Client, observed: Hospital, number: str, status: int) -> None:
    client.force_login(observed.user(number))
    found = client.get(reverse("assessor_trends", args=[observed.people["tom"].id]))
    assert found.status_code == status
    if status == 200:
        assert "Tom Trainer decided 2 observations." in found.content.decode()


@pytest.mark.parametrize(("number", "status"), [("olive", 200), ("tom", 200), ("otto", 403)])
def test_a_persons_page(client: Client, observed: Hospital, number: str, status: int) -> None:
    client.force_login(observed.user(number))
    assert client.get(reverse("person_trends", args=[observed.people["olive"].id])).status_code == status
