"""What an account may know to exist.

Proves H5.
"""

import pytest

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.selectors.people import accountable_person
from stillroom.apps.people.selectors.visibility import (
    look_alikes_visible_to,
    organisations_visible_to,
    people_visible_to,
    person_visible_to,
    posts_visible_to,
    unit_visible_to,
    units_visible_to,
)
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.models import Organisation, Unit
from tests.integration.imports.tables import staff, units

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_organisations() -> None:
    for ods_code in ("RR8", "RAX"):
        units({"organisation": ods_code, "accountable": "100"})
        staff({"organisation": ods_code}, {"organisation": ods_code, "employee_number": "101"})


def ours() -> Organisation:
    return Organisation.objects.get(ods_code="RR8")


def theirs() -> Person:
    return Person.objects.get(organisation__ods_code="RAX", employee_number="100")


def member() -> User:
    user = User.objects.create_user("ann@example.nhs.uk")
    Person.objects.filter(organisation=ours(), employee_number="100").update(user=user)
    return user


def test_a_member_of_staff_sees_her_organisation_and_no_other() -> None:
    user = member()
    assert list(organisations_visible_to(user)) == [ours()]
    assert {unit.organisation for unit in units_visible_to(user)} == {ours()}
    assert people_visible_to(user).count() == 2
    assert posts_visible_to(user).count() == 2
    with pytest.raises(Person.DoesNotExist):
        person_visible_to(user, theirs().id)
    with pytest.raises(Unit.DoesNotExist):
        unit_visible_to(user, Unit.objects.get(organisation__ods_code="RAX").id)


def test_a_role_is_enough_and_its_end_ends_it() -> None:
    user = User.objects.create_user("audit@example.nhs.uk")
    grant = grant_role(user=user, organisation=ours(), role=RoleGrant.Role.AUDITOR, by=None)
    assert list(organisations_visible_to(user)) == [ours()]
    RoleGrant.objects.filter(id=grant.id).update(ended_at=grant.granted_at)
    assert not organisations_visible_to(user)


def test_a_leaver_sees_only_her_own_record() -> None:
    user = member()
    staff({"end_date": "2025-01-31"})
    assert not organisations_visible_to(user)
    assert [person.employee_number for person in people_visible_to(user)] == ["100"]


def test_nobody_sees_nothing() -> None:
    user = User.objects.create_user("nobody@example.nhs.uk")
    assert not people_visible_to(user)
    assert not look_alikes_visible_to(user)


def test_permissions_follow_what_is_visible() -> None:
    user = member()
    unit = Unit.objects.get(organisation=ours())
    assert user.has_perm(Permission.VIEW_UNIT, unit)
    assert not user.has_perm(Permission.IMPORT, ours())
    assert not user.has_perm(Permission.VIEW_PERSON, theirs())
    assert not user.has_perm(Permission.VIEW_UNIT, None)
    grant_role(user=user, organisation=ours(), role=RoleGrant.Role.ADMINISTRATOR, by=None)
    user = User.objects.get(id=user.id)
    assert user.has_perm(Permission.IMPORT, ours())
    assert not user.has_perm(Permission.IMPORT, theirs().organisation)


def test_the_accountable_person_may_be_imported_later() -> None:
    unit = Unit.objects.get(organisation=ours())
    found = accountable_person(unit)
    assert found is not None
    assert found.employee_number == "100"
    units({"accountable": "555"})
    assert accountable_person(unit) is None
