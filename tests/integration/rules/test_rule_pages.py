"""The pages of the dated rules: what they say, who may record, and what a supervisor confirms."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.framework.selectors.rules import rule_ids
from stillroom.apps.people.models import ExperiencePeriod, Qualification, Supervision
from stillroom.apps.people.services.record_fact import record_fact
from tests.hospital import Hospital, make_hospital

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def build() -> Callable[[], Hospital]:
    return partial(make_hospital, trained=False)


def page(client: Client, name: str, **ids: object) -> str:
    response = client.get(reverse(name, kwargs=ids))
    assert response.status_code == 200
    return response.content.decode()


def test_every_rule_has_a_page_where_a_person_sees_it(hospital: Hospital, client: Client) -> None:
    client.force_login(hospital.user("ann"))
    listed = page(client, "rules")
    for code, id_ in rule_ids().items():
        shown = page(client, "rule", rule_id=id_)
        assert f"{code} " in shown
        assert reverse("rule", args=[id_]) in listed
    assert "Confirm against current standards" in page(client, "rule", rule_id=rule_ids()["RU10b"])


def test_a_learner_sees_her_own_only(hospital: Hospital, client: Client) -> None:
    client.force_login(hospital.user("olive"))
    shown = page(client, "rule", rule_id=rule_ids()["RU1"])
    assert "Olive Operator" in shown
    assert "Otto Operator" not in shown


def test_a_manager_names_the_supervising_pharmacist(hospital: Hospital, client: Client) -> None:
    una = hospital.people["una"]
    client.force_login(hospital.user("ann"))
    assert "No supervising pharmacist" in page(client, "person_rules", person_id=una.id)
    answer = client.post(
        reverse("record_supervision", args=[una.id]),
        {
            "kind": "product_approval",
            "supervisor": str(hospital.people["ann"].id),
            "start_date_day": "1",
            "start_date_month": "9",
            "start_date_year": "2026",
        },
    )
    assert answer.status_code == 302
    assert Supervision.objects.get().recorded_by == hospital.user("ann")
    assert "Under the supervision of Ann Accountable" in page(client, "person_rules", person_id=una.id)


def test_nobody_records_her_own_qualification(hospital: Hospital, client: Client) -> None:
    ann = hospital.people["ann"]
    client.force_login(hospital.user("ann"))
    answer = client.post(
        reverse("record_qualification", args=[ann.id]),
        {
            "kind": "pharmaceutical_science",
            "title": "Viva",
            "held": "yes",
            "awarded_on_day": "1",
            "awarded_on_month": "9",
            "awarded_on_year": "2026",
        },
    )
    assert "Somebody else records this about you" in answer.content.decode()
    assert not Qualification.objects.exists()


def test_a_learner_proposes_and_her_supervisor_confirms(hospital: Hospital, client: Client) -> None:
    olive, una = hospital.people["olive"], hospital.people["una"]
    client.force_login(hospital.user("olive"))
    client.post(
        reverse("propose_experience", args=[olive.id]),
        {
            "supervisor": str(una.id),
            "hours_per_week": "37.5",
            "start_date_day": "1",
            "start_date_month": "9",
            "start_date_year": "2026",
        },
    )
    assert "has not confirmed it" in page(client, "person_rules", person_id=olive.id)
    proposed = ExperiencePeriod.objects.get()
    assert client.post(reverse("confirm_experience", args=[proposed.id])).status_code == 404
    client.force_login(hospital.user("una"))
    assert "Olive Operator" in page(client, "experience_to_confirm")
    client.post(reverse("confirm_experience", args=[proposed.id]))
    confirmed = ExperiencePeriod.objects.get(replaced_at__isnull=True)
    assert confirmed.confirmed_by == hospital.user("una")
    assert "Counts" in page(client, "person_rules", person_id=olive.id)


def test_a_change_closes_what_was_recorded(hospital: Hospital, client: Client) -> None:
    una = hospital.people["una"]
    held = record_fact(
        fact=Qualification(person=una, kind="paap", title="PAAP", awarded_on=date(2025, 1, 1)), by=hospital.user("ann")
    )
    client.force_login(hospital.user("ann"))
    address = reverse("change_record", args=[una.id, held.id])
    assert "PAAP" in client.get(address).content.decode()
    client.post(
        address,
        {
            "kind": "paap",
            "title": "PAAP 2025",
            "held": "yes",
            "awarded_on_day": "1",
            "awarded_on_month": "1",
            "awarded_on_year": "2025",
        },
    )
    told = [(each.title, each.replaced_at is None) for each in Qualification.objects.order_by("recorded_at")]
    assert told == [("PAAP", False), ("PAAP 2025", True)]


def test_what_changes_on_the_tenth_of_december(hospital: Hospital, client: Client) -> None:
    client.force_login(hospital.user("ann"))
    address = reverse("rule_changes", args=[hospital.unit.id])
    shown = client.get(address, {"change": "2026-12-10"}).content.decode()
    assert "RU10b takes the place of RU10" in shown
    assert "RU12b takes the place of RU12" in shown
    assert "The country of this unit is not recorded" in shown
    quiet = client.get(address, {"other_day": "5", "other_month": "1", "other_year": "2027"}).content.decode()
    assert "no rule begins or ends" in quiet
