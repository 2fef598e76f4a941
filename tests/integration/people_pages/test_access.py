"""Accounts and roles on pages: an administrator gives and ends, invites, links and decides; nobody else does."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import LookAlike, Person, RoleGrant
from stillroom.apps.people.selectors.visibility import has_role
from stillroom.apps.people.services.grant_role import Limit, grant_role
from stillroom.competence.days import day_of, end_of
from tests.hospital import PASSWORD, Hospital, make_hospital

pytestmark = pytest.mark.django_db

PAGES = ("access", "grant_role", "invite_someone", "link_account")


@pytest.fixture
def administrator(hospital: Hospital) -> Client:
    client = Client()
    client.force_login(hospital.officer("administrator"))
    return client


def post(client: Client, route: str, about: object, **answers: str) -> str:
    answer = client.post(reverse(route, args=[about]), answers, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", ["olive", "tom", "una", "ann", "auditor", "unit_manager"])
def test_only_an_administrator_opens_them(hospital: Hospital, who: str) -> None:
    client = Client()
    client.force_login(hospital.user(who) if who in hospital.people else hospital.officer(who))
    for route in PAGES:
        assert client.get(reverse(route, args=[hospital.organisation.id])).status_code == 403
        assert client.post(reverse(route, args=[hospital.organisation.id])).status_code == 403


def test_those_of_another_organisation_are_not_found(administrator: Client) -> None:
    other = make_hospital("RX1", trained=False)
    for route in PAGES:
        assert administrator.get(reverse(route, args=[other.organisation.id])).status_code == 404


def test_the_list_tells_given_roles_from_those_that_follow(hospital: Hospital, administrator: Client) -> None:
    for number in ("ann", "tom", "una", "rita", "olive"):
        hospital.user(number)
    text = administrator.get(reverse("access", args=[hospital.organisation.id])).content.decode()
    for words in ("Accountable person", "Assessor", "Authoriser", "Result reader", "Administrator, since"):
        assert words in text


def test_a_role_is_given_and_ended(hospital: Hospital, administrator: Client) -> None:
    una = hospital.user("una")
    answers = {"email": una.email, "role": "unit_manager", "unit": str(hospital.unit.id)}
    assert "is now unit manager" in post(administrator, "grant_role", hospital.organisation.id, **answers)
    grant = RoleGrant.objects.get(user=una)
    assert grant.unit == hospital.unit
    assert "is no longer unit manager" in post(administrator, "end_role", grant.id)
    assert administrator.get(reverse("end_role", args=[grant.id])).status_code == 404


def test_the_last_administrator_stays(administrator: Client) -> None:
    grant = RoleGrant.objects.get(role="administrator")
    assert "This is the only administrator" in post(administrator, "end_role", grant.id)


def test_an_address_without_an_account_is_told_what_to_do(hospital: Hospital, administrator: Client) -> None:
    answers = {"email": "no@example.nhs.uk", "role": "auditor", "unit": ""}
    assert "Invite them instead" in post(administrator, "grant_role", hospital.organisation.id, **answers)


def test_an_administrator_is_never_one_of_a_unit(hospital: Hospital, administrator: Client) -> None:
    answers = {"email": hospital.user("una").email, "role": "administrator", "unit": str(hospital.unit.id)}
    assert "Select the whole organisation" in post(administrator, "grant_role", hospital.organisation.id, **answers)


def test_an_invitation_is_a_link_that_works(hospital: Hospital, administrator: Client) -> None:
    answers = {"email": "new@example.nhs.uk", "name": "New Auditor", "role": "auditor", "unit": ""}
    text = post(administrator, "invite_someone", hospital.organisation.id, **answers)
    path = re.search(r"(/invitation/[^<\s]+)", text)
    assert path
    chosen = {"name": "New Auditor", "password": PASSWORD, "password_again": PASSWORD}
    Client().post(path[1], chosen)
    assert RoleGrant.objects.get(user__email="new@example.nhs.uk").role == "auditor"


def test_a_new_link_is_made_only_for_an_account_of_this_organisation(hospital: Hospital, administrator: Client) -> None:
    own = {"email": hospital.user("una").email, "role": "", "unit": ""}
    assert "Give them this link" in post(administrator, "invite_someone", hospital.organisation.id, **own)
    elsewhere = {"email": make_hospital("RX1", trained=False).user("una").email, "role": "", "unit": ""}
    text = post(administrator, "invite_someone", hospital.organisation.id, **elsewhere)
    assert "already has an account" in text
    assert "/invitation/" not in text


def test_an_account_is_linked_to_a_record_once(hospital: Hospital, administrator: Client) -> None:
    user = User.objects.create_user("olive@example.nhs.uk", PASSWORD, name="Olive")
    place = hospital.organisation.id
    assert "Check it" in post(administrator, "link_account", place, email=user.email, employee_number="zz")
    assert "belongs to the record of Olive Operator" in post(
        administrator, "link_account", place, email=user.email, employee_number="olive"
    )
    taken = post(administrator, "link_account", place, email=user.email, employee_number="otto")
    assert "belongs to someone else" in taken


def look_alike(hospital: Hospital) -> LookAlike:
    return LookAlike.objects.create(
        person_a=hospital.people["olive"], person_b=hospital.people["otto"], why="same name", found_at=now()
    )


@pytest.mark.parametrize("decision", ["same", "different"])
def test_a_look_alike_is_decided(hospital: Hospital, administrator: Client, decision: str) -> None:
    pair = look_alike(hospital)
    listed = administrator.get(reverse("access", args=[hospital.organisation.id])).content.decode()
    assert reverse("decide_look_alike", args=[pair.id]) in listed
    page = administrator.get(reverse("decide_look_alike", args=[pair.id])).content.decode()
    assert "This cannot be undone" in page
    post(administrator, "decide_look_alike", pair.id, decision=decision)
    pair.refresh_from_db()
    assert pair.decision == decision
    assert Person.objects.filter(same_as__isnull=False).exists() == (decision == "same")


def test_nobody_decides_about_her_own_record(hospital: Hospital) -> None:
    pair = look_alike(hospital)
    olive = hospital.user("olive")
    RoleGrant.objects.create(user=olive, organisation=hospital.organisation, role="administrator", granted_at=now())
    client = Client()
    client.force_login(olive)
    assert "You cannot decide about your own record" in post(client, "decide_look_alike", pair.id, decision="same")
    pair.refresh_from_db()
    assert pair.decision == ""


def test_an_auditor_from_outside_has_a_last_day_and_a_purpose(hospital: Hospital, administrator: Client) -> None:
    una, place = hospital.user("una"), hospital.organisation.id
    answers = {"email": una.email, "role": "outside_auditor", "unit": ""}
    refused = post(administrator, "grant_role", place, **answers)
    for words in ("Enter their organisation", "Enter the purpose", "Enter the last day"):
        assert words in refused
    last = day_of(now()) + timedelta(days=14)
    answers |= {"from_organisation": "Regional QA", "purpose": "Audit", "ends_on_day": str(last.day)}
    answers |= {"ends_on_month": str(last.month), "ends_on_year": str(last.year)}
    assert "from Regional QA: Audit" in post(administrator, "grant_role", place, **answers)
    grant = RoleGrant.objects.get(user=una)
    assert (grant.role, grant.ends_on, grant.purpose) == ("auditor", last, "Audit")


def test_a_role_with_a_last_day_ends_by_itself_and_can_be_given_again(hospital: Hospital) -> None:
    una, place = hospital.user("una"), hospital.organisation
    last = day_of(now())
    grant = grant_role(
        user=una,
        organisation=place,
        role=RoleGrant.Role.AUDITOR,
        limit=Limit(last, "Regional QA", "Audit"),
        by=None,
    )
    assert has_role(una, RoleGrant.Role.AUDITOR, place)
    with clock.standing_at(end_of(last)):
        assert not has_role(una, RoleGrant.Role.AUDITOR, place)
        again = grant_role(user=una, organisation=place, role=RoleGrant.Role.AUDITOR, by=None)
    assert again != grant
    grant.refresh_from_db()
    assert (grant.ended_at, grant.ended_by) == (end_of(last), None)


@pytest.mark.parametrize(
    "limit", [Limit(None, "Regional QA", "Audit"), Limit(day_of(now()) - timedelta(days=1)), Limit(day_of(now()), "QA")]
)
def test_a_limit_that_is_none_is_refused(hospital: Hospital, limit: Limit) -> None:
    with pytest.raises(ValidationError):
        grant_role(
            user=hospital.user("una"),
            organisation=hospital.organisation,
            role=RoleGrant.Role.AUDITOR,
            limit=limit,
            by=None,
        )
