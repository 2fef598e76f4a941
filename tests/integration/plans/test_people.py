"""People, records, plans and labels: what they say, and to whom."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person, Post, RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.selectors.readable import people_readable_by
from tests.hospital import ISOLATOR, Hospital, make_hospital

pytestmark = pytest.mark.django_db
PAGES = ("person", "plan", "label")


def page(client: Client, route: str, person: Person, **asked: str) -> str:
    answer = client.get(reverse(route, args=[person.id]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("route", PAGES)
def test_who_may_open_it(client: Client, hospital: Hospital, route: str) -> None:
    other_unit = Unit.objects.create(organisation=hospital.organisation, code="OTHER")
    manager = User.objects.create_user("manager@example.nhs.uk", name="Manager")
    grant_role(
        user=manager, organisation=hospital.organisation, unit=other_unit, role=RoleGrant.Role.UNIT_MANAGER, by=None
    )
    elsewhere = make_hospital("RX1", trained=False)
    url = reverse(route, args=[hospital.people["olive"].id])
    for user, status in (
        (hospital.user("olive"), 200),
        (hospital.user("otto"), 403),
        (hospital.user("tom"), 200),
        (hospital.user("una"), 200),
        (hospital.user("ann"), 200),
        (hospital.officer("auditor"), 200),
        (hospital.officer("administrator"), 200),
        (User.objects.get(id=manager.id), 403),
        (elsewhere.user("ann"), 404),
    ):
        client.force_login(user)
        assert client.get(url).status_code == status, user


def test_the_list_holds_exactly_those_whose_record_opens(client: Client, hospital: Hospital) -> None:
    """The list asks the permissions of all at once; here they are asked one by one."""
    other_unit = Unit.objects.create(organisation=hospital.organisation, code="OTHER")
    Post.objects.filter(person=hospital.people["rita"]).update(unit=other_unit)
    manager = User.objects.create_user("manager@example.nhs.uk", name="Manager")
    grant_role(
        user=manager, organisation=hospital.organisation, unit=other_unit, role=RoleGrant.Role.UNIT_MANAGER, by=None
    )
    make_hospital("RX1", trained=False)
    readers = [
        hospital.user("olive"),
        hospital.user("tom"),
        hospital.officer("auditor"),
        User.objects.get(id=manager.id),
    ]
    for user in readers:
        listed = set(people_readable_by(User.objects.get(id=user.id)))
        opened = {person for person in Person.objects.all() if user.has_perm("view_person", person)}
        assert listed == opened, user


def test_the_search_finds_by_words_and_number(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    found = client.get(reverse("people"), {"q": "oper oli"}).content.decode()
    assert "Olive Operator" in found
    assert "Otto" not in found
    assert "1 person has “oper oli” in the name or number." in found
    nobody = client.get(reverse("people"), {"q": "xyz"}).content.decode()
    assert "Nobody found" in nobody
    assert "Show everyone" in nobody


def test_the_record_says_what_is_missing_and_why(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("olive"))
    text = page(client, "person", hospital.people["olive"])
    assert "1 of 8 required competencies is not in force; 1 is overdue." in text
    assert "Una Authoriser signed off Olive Operator in AS05" in text
    assert "Nothing on this record rests on something that has fallen since." in text
    assert "7 of 8 required competencies in force" in text
    assert "The latest 30 of" in text
    assert "Show all" not in page(client, "person", hospital.people["olive"], record="whole")


def test_the_record_asks_for_a_second_look(client: Client, hospital: Hospital) -> None:
    """An observation that a sign-off rested on is revoked."""
    seen = next(row["id"] for row in hospital.rows if row.get("method") == "broth")
    hospital.state("revocation", "olive", "una", days_ago=1, competency="AS05", context=ISOLATOR, about=seen)
    hospital.record_all()
    client.force_login(hospital.officer("auditor"))
    text = page(client, "person", hospital.people["olive"])
    assert "1 statement needs a second look." in text
    assert "Something it rests on was revoked." in text


def test_the_plan_says_what_is_next_and_who_can(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("olive"))
    text = page(client, "plan", hospital.people["olive"])
    assert "1 gap stands between Olive Operator and working alone as aseptic operator." in text
    assert "Observed practice: AS06 Isolator technique (isolator)" in text
    assert "Can observe: Tom Trainer." in text
    assert "Can sign: Una Authoriser." in text
    assert "Skills and experience" in text


def test_the_plan_leads_whoever_can_act_to_the_act(client: Client, hospital: Hospital) -> None:
    olive = hospital.people["olive"]
    client.force_login(hospital.user("tom"))
    text = page(client, "plan", olive)
    assert "Can observe: you." in text
    assert "?method=observation" in text


def test_the_plan_says_plainly_when_nobody_can(client: Client, hospital: Hospital) -> None:
    for number in ("tom", "una"):
        Post.objects.filter(person=hospital.people[number]).update(end_date=clock.now().date() - timedelta(days=2))
    client.force_login(hospital.user("olive"))
    text = page(client, "plan", hospital.people["olive"])
    assert "Nobody can observe this today: Ann Accountable can appoint somebody." in text
    assert "Nobody can sign this today: Ann Accountable can appoint somebody." in text


def test_the_plan_for_another_role_asks_for_more(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("olive"))
    text = page(client, "plan", hospital.people["olive"], role="pharmacy_technician")
    assert "as pharmacy technician" in text
    assert "AS10" in text
    assert "as aseptic operator" in page(client, "plan", hospital.people["olive"], role="nonsense")


def test_what_waits_for_what_is_said(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("otto"))
    text = page(client, "plan", hospital.people["otto"])
    assert "8 gaps stand between Otto Operator and working alone as aseptic operator, of which" in text
    assert "Waits for AS01 Gowning" in text
    assert text.index("AS02 GMP and cleanroom behaviour") < text.index("AS06 Isolator technique")


def test_somebody_without_a_post_is_told_so(client: Client, hospital: Hospital) -> None:
    Post.objects.filter(person=hospital.people["olive"]).update(end_date=clock.now().date() - timedelta(days=1))
    client.force_login(hospital.user("tom"))
    assert "holds no post today" in page(client, "person", hospital.people["olive"])
    assert "A plan is made for a post." in page(client, "plan", hospital.people["olive"])


def test_the_label_holds_an_address_and_no_name(client: Client, hospital: Hospital) -> None:
    olive = hospital.people["olive"]
    client.force_login(hospital.user("olive"))
    text = page(client, "label", olive)
    assert f"http://testserver{reverse('assess_person', args=[olive.id])}" in text
    assert '<svg class="app-qr"' in text or 'class="app-qr"' in text
    assert " style=" not in text
