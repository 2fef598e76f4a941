"""Roles, links between accounts and records, and what accepting an invitation brings."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.events import InvitationAccepted, invitation_accepted
from stillroom.apps.accounts.grants import Grant
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.selectors.visibility import has_role
from stillroom.apps.people.services.end_role import end_role
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.people.services.link_user_to_person import link_user_to_person
from stillroom.apps.places.models import Organisation, Unit
from tests.integration.imports.tables import staff, units

pytestmark = pytest.mark.django_db

ADMINISTRATOR = RoleGrant.Role.ADMINISTRATOR
MANAGER = RoleGrant.Role.UNIT_MANAGER


@pytest.fixture
def place() -> Organisation:
    units({}, {"unit": "RADIO"})
    units({"organisation": "RAX"})
    return Organisation.objects.get(ods_code="RR8")


@pytest.fixture
def administrator(place: Organisation) -> User:
    user = User.objects.create_user("ada@example.nhs.uk")
    grant_role(user=user, organisation=place, role=ADMINISTRATOR, by=None)
    return user


def somebody(email: str = "ben@example.nhs.uk") -> User:
    return User.objects.create_user(email)


def accept(user: User, *grants: Grant) -> None:
    invitation_accepted.send(InvitationAccepted(user=user, grants=grants, invited_by=None))


def test_a_role_in_one_unit_is_none_in_another(place: Organisation, administrator: User) -> None:
    user = somebody()
    unit, other = Unit.objects.filter(organisation=place).order_by("code")
    grant = grant_role(user=user, organisation=place, role=MANAGER, unit=unit, by=administrator)
    assert grant == grant_role(user=user, organisation=place, role=MANAGER, unit=unit, by=administrator)
    assert has_role(user, MANAGER, place, unit)
    assert not has_role(user, MANAGER, place, other)
    assert not has_role(user, MANAGER, place)
    assert has_role(administrator, ADMINISTRATOR, place, unit)


def test_only_an_administrator_of_the_place_grants_and_only_its_units(place: Organisation, administrator: User) -> None:
    elsewhere = Organisation.objects.get(ods_code="RAX")
    with pytest.raises(PermissionDenied):
        grant_role(user=administrator, organisation=elsewhere, role=ADMINISTRATOR, by=administrator)
    unit = Unit.objects.get(organisation=elsewhere)
    with pytest.raises(ValidationError, match="another organisation"):
        grant_role(user=administrator, organisation=place, role=MANAGER, unit=unit, by=administrator)


def test_an_ended_role_no_longer_holds_and_the_last_administrator_stays(
    place: Organisation, administrator: User
) -> None:
    user = somebody()
    grant = grant_role(user=user, organisation=place, role=ADMINISTRATOR, by=administrator)
    end_role(grant=grant, by=administrator)
    assert not has_role(user, ADMINISTRATOR, place)
    grant.refresh_from_db()
    assert grant.ended_by == administrator
    with pytest.raises(ValidationError, match="the only administrator"):
        end_role(grant=RoleGrant.objects.get(user=administrator), by=administrator)


def test_an_account_is_linked_to_one_human_of_the_organisation(place: Organisation, administrator: User) -> None:
    staff({}, {"employee_number": "101"})
    ann, ben = Person.objects.order_by("employee_number")
    user = somebody()
    assert link_user_to_person(user=user, person=ann, by=administrator).user == user
    with pytest.raises(ValidationError, match="belongs to someone else"):
        link_user_to_person(user=user, person=ben, by=administrator)
    with pytest.raises(ValidationError, match="belongs to another account"):
        link_user_to_person(user=somebody("eve@example.nhs.uk"), person=ann, by=administrator)
    with pytest.raises(PermissionDenied):
        link_user_to_person(user=user, person=ann, by=user)


def test_the_first_administrator_is_invited_before_anything_is_imported() -> None:
    user = somebody()
    accept(user, Grant("rr8", "administrator"))
    assert has_role(user, ADMINISTRATOR, Organisation.objects.get(ods_code="RR8"))


def test_accepting_gives_the_role_and_the_record_with_her_address(place: Organisation) -> None:
    staff({"email": "Ben@Example.nhs.uk"})
    user = somebody()
    accept(user, Grant("RR8", "unit_manager", "RADIO"))
    assert has_role(user, MANAGER, place, Unit.objects.get(organisation=place, code="RADIO"))
    assert Person.objects.get().user == user


def test_a_record_that_looks_like_another_is_not_linked_by_itself(place: Organisation) -> None:
    mark = {"registration_body": "GPhC", "registration_number": "5001234"}
    staff({"email": "ben@example.nhs.uk"} | mark, {"employee_number": "101"} | mark)
    accept(somebody(), Grant("RR8", "auditor"))
    assert not Person.objects.filter(user__isnull=False).exists()


def test_a_record_of_an_organisation_that_did_not_invite_her_is_not_linked(place: Organisation) -> None:
    staff({"email": "ben@example.nhs.uk"})
    accept(somebody(), Grant("RAX", "auditor"))
    assert Person.objects.get().user is None


def test_a_role_for_a_unit_that_is_gone_is_not_widened(place: Organisation) -> None:
    user = somebody()
    accept(user, Grant("RR8", "unit_manager", "GONE"))
    assert not RoleGrant.objects.filter(user=user).exists()
