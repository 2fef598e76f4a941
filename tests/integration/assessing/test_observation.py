"""Assessing on a page: what an assessor is offered, what she records, and what she is refused.

Proves H8, S15 R5.
"""

import re

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.framework.models import RoleRequirement
from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.ledger.models import Statement
from stillroom.apps.readiness.selectors.standings import standings
from tests.hospital import ISOLATOR, Hospital

pytestmark = pytest.mark.django_db


def requirement(code: str, context: str = ISOLATOR) -> RoleRequirement:
    return RoleRequirement.objects.get(
        role_profile__code="aseptic_operator", competency_code=code, context=context, replaced_at=None
    )


def observe_url(hospital: Hospital, number: str, code: str, method: str, context: str = ISOLATOR) -> str:
    ids = [hospital.people[number].id, requirement(code, context).id]
    return f"{reverse('observe', args=ids)}?method={method}"


def points(page: str) -> list[str]:
    return re.findall(r'name="seen"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="seen"', page)


def filled(**answers: object) -> dict[str, object]:
    return {"statement": new_statement_id(), "outcome": "pass", "when": "now", "note": "Steady hands."} | answers


def state_of(hospital: Hospital, number: str, code: str) -> str:
    found = standings(hospital.organisation, at=clock.now(), people=[hospital.people[number].canonical_id])
    return next(item.standing.state for item in found[0].items if item.requirement.competency == code)


def test_the_missing_observation_is_offered_and_recorded(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    page = client.get(reverse("assess_person", args=[hospital.people["olive"].id])).content.decode()
    url = observe_url(hospital, "olive", "AS06", "observation")
    assert url in page
    assert state_of(hospital, "olive", "AS06") == "in_training"
    answer = client.post(url, filled())
    assert answer.status_code == 302
    row = Statement.objects.get(competency="AS06", recorded_by=hospital.people["tom"].canonical_id)
    assert (row.kind, row.outcome, row.context) == ("observation", "pass", ISOLATOR)
    assert state_of(hospital, "olive", "AS06") == "ready_to_sign"


def test_pressing_twice_records_once(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    url, form = observe_url(hospital, "olive", "AS06", "observation"), filled()
    before = Statement.objects.count()
    assert client.post(url, form).status_code == 302
    assert client.post(url, form).status_code == 302
    assert Statement.objects.count() == before + 1


def test_the_id_of_another_statement_is_not_taken_over(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    form = filled()
    client.post(observe_url(hospital, "olive", "AS06", "observation"), form)
    answer = client.post(observe_url(hospital, "otto", "AS06", "observation"), form)
    assert "used for something else" in answer.content.decode()
    assert not Statement.objects.filter(person=hospital.people["otto"].canonical_id).exists()


def test_a_fail_needs_a_note(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    url = observe_url(hospital, "olive", "AS06", "observation")
    answer = client.post(url, filled(outcome="fail", note=""))
    assert "Enter what went wrong" in answer.content.decode()
    assert not Statement.objects.filter(outcome="fail").exists()


def test_without_an_outcome_it_says_what_to_do(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    answer = client.post(observe_url(hospital, "olive", "AS06", "observation"), filled(outcome=""))
    assert "Select the outcome" in answer.content.decode()


def test_an_earlier_day_more_than_a_week_ago_needs_a_reason(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    url = observe_url(hospital, "otto", "AS06", "observation")
    earlier = {"when": "earlier", "occurred_at_0": "1", "occurred_at_1": "9", "occurred_at_2": "2026"}
    answer = client.post(url, filled(**earlier, occurred_at_3="9", occurred_at_4="00"))
    assert answer.status_code == 200
    assert not Statement.objects.filter(person=hospital.people["otto"].canonical_id).exists()


def test_every_assessor_is_shown_the_same_questions(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    page = client.get(observe_url(hospital, "otto", "AS01", "knowledge")).content.decode()
    assert page.count('name="seen"') >= 4


def test_nobody_assesses_herself(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    page = client.get(reverse("assess_person", args=[hospital.people["tom"].id])).content.decode()
    assert "nobody assesses their own work" in page


@pytest.mark.parametrize(("number", "status"), [("tom", 200), ("olive", 403), ("una", 403), ("rita", 403)])
def test_only_an_assessor_opens_the_page(client: Client, hospital: Hospital, number: str, status: int) -> None:
    client.force_login(hospital.user(number))
    answer = client.get(reverse("assess_person", args=[hospital.people["otto"].id]))
    assert answer.status_code == status


def test_an_administrator_signs_for_nobody(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.officer("administrator"))
    assert client.get(reverse("assess_person", args=[hospital.people["olive"].id])).status_code == 403


def test_finding_shows_only_people_one_may_assess(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    assert "Olive Operator" in client.get(reverse("assess"), {"q": "oli"}).content.decode()
    client.force_login(hospital.user("olive"))
    assert "Otto" not in client.get(reverse("assess")).content.decode()
