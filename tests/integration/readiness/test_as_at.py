"""A unit as it was: as known now and as known then, on what evidence, signed by whom, entitled how.

Proves H3.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.competence.days import LONDON
from tests.hospital import ISOLATOR, Hospital

pytestmark = pytest.mark.django_db


def as_at(client: Client, hospital: Hospital, **asked: str) -> str:
    answer = client.get(reverse("unit_as_at", args=[hospital.unit.id]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def days_ago(days: float) -> str:
    return (clock.now() - timedelta(days=days)).astimezone(LONDON).isoformat()


def test_nothing_is_shown_until_a_moment_is_asked_about(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.officer("auditor"))
    page = as_at(client, hospital)
    assert "Show how it was" in page
    assert "Person by person" not in page


def test_what_is_known_now_says_who_signed_and_what_that_rested_on(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.officer("auditor"))
    page = as_at(client, hospital, at=days_ago(1))
    assert "As known now, 1 of 6 people in post on" in page
    assert "Sign-off by Una Authoriser" in page
    assert "Entitled: appointed authoriser by Ann Accountable on" in page
    assert "Entitled: appointed assessor by Ann Accountable on" in page
    assert "recorded 59 days later" in page
    assert "not known at that moment" in page


def test_what_was_known_then_leaves_out_what_was_recorded_later(client: Client, hospital: Hospital) -> None:
    """All of the history was entered today, so yesterday's board showed nobody."""
    client.force_login(hospital.officer("auditor"))
    page = as_at(client, hospital, at=days_ago(1), known="then")
    assert "Nobody held a post here on" in page
    assert "was known then" in page
    now = as_at(client, hospital, at=days_ago(1))
    assert "what is known now differs from what was known then in" in now


def test_the_boxes_of_the_form_ask_the_same(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.officer("auditor"))
    day = clock.now().astimezone(LONDON) - timedelta(days=1)
    boxes = {
        "at_day": str(day.day),
        "at_month": str(day.month),
        "at_year": str(day.year),
        "at_time": "09:00",
        "known": "now",
        "show": "all",
    }
    page = as_at(client, hospital, **boxes)
    assert "at 09:00, as known now" in page
    assert "Otto Operator" in page
    assert "Not started" in page


def test_a_day_that_is_none_gets_a_message(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.officer("auditor"))
    boxes = {"at_day": "31", "at_month": "2", "at_year": "2026", "at_time": "09:00", "known": "now"}
    page = as_at(client, hospital, **boxes)
    assert "There is a problem" in page
    assert "must be a real date" in page
    for nonsense in ("tomorrow", "2026-13-45T99:00", "9999-01-01T00:00"):
        as_at(client, hospital, at=nonsense)


def test_a_state_of_before_a_fall_is_kept(client: Client, hospital: Hospital) -> None:
    """Olive was authorised until she failed; the day before it she still is."""
    hospital.observe("olive", "AS05", "broth", days_ago=2, context=ISOLATOR, outcome="fail")
    hospital.record_all()
    client.force_login(hospital.officer("auditor"))
    assert "Suspended" not in as_at(client, hospital, at=days_ago(3), show="all")
    assert "Suspended" in as_at(client, hospital, at=days_ago(1), show="all")


def test_it_is_narrowed_to_a_person_and_a_competency(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.officer("auditor"))
    olive = str(hospital.people["olive"].id)
    page = as_at(client, hospital, at=days_ago(1), show="all", person=olive, competency="AS04")
    assert f'id="p-{hospital.people["olive"].posts.get().id}"' in page
    assert f'id="p-{hospital.people["otto"].posts.get().id}"' not in page
    record = page.partition("Person by person")[2]
    assert "AS04" in record
    assert "AS05" not in record


def test_somebody_of_elsewhere_narrows_nothing(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.officer("auditor"))
    page = as_at(client, hospital, at=days_ago(1), show="all", person="nobody", competency="XX99")
    assert f'id="p-{hospital.people["otto"].posts.get().id}"' in page
