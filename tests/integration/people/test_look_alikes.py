"""Deciding whether two records are one human."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.models import User
from stillroom.apps.people.events import SamePersonDecision, same_person_decided
from stillroom.apps.people.models import LookAlike, Person, RoleGrant
from stillroom.apps.people.selectors.look_alikes import unresolved_look_alike_ids, unresolved_look_alikes
from stillroom.apps.people.selectors.people import canonical_ids, records_of
from stillroom.apps.people.selectors.posts import domain_posts, posts_of
from stillroom.apps.people.services.decide_look_alike import decide_look_alike
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.models import Organisation
from tests.integration.imports.tables import staff, units

pytestmark = pytest.mark.django_db

MARK = {"email": "ann@example.org"}


@pytest.fixture
def administrator() -> User:
    units()
    user = User.objects.create_user("ada@example.nhs.uk")
    grant_role(user=user, organisation=Organisation.objects.get(), role=RoleGrant.Role.ADMINISTRATOR, by=None)
    return user


def pair(first: str = "100", second: str = "200") -> LookAlike:
    return LookAlike.objects.get(person_a__employee_number=first, person_b__employee_number=second)


def person(number: str) -> Person:
    return Person.objects.get(employee_number=number)


def test_the_younger_record_points_to_the_older(administrator: User) -> None:
    staff({"employee_number": "200"} | MARK)
    staff({"employee_number": "100"} | MARK)
    heard: list[SamePersonDecision] = []
    same_person_decided.register(heard.append)
    try:
        decide_look_alike(look_alike=pair(), same=True, by=administrator)
    finally:
        same_person_decided._listeners.remove(heard.append)
    older, younger = person("200"), person("100")
    assert (younger.same_as, older.same_as) == (older, None)
    assert [decision.canonical for decision in heard] == [older.id]
    assert set(canonical_ids(older.organisation).values()) == {older.id}
    assert list(records_of(younger)) == [older, younger]
    assert posts_of(younger).count() == 2
    assert {post.person for post in domain_posts(people=[older.id])} == {str(older.id)}
    assert not unresolved_look_alikes(older.organisation)


def test_three_records_of_one_human_meet_in_the_oldest(administrator: User) -> None:
    for number in ("100", "200", "300"):
        staff({"employee_number": number} | MARK)
    decide_look_alike(look_alike=pair("200", "300"), same=True, by=administrator)
    assert unresolved_look_alike_ids(organisation=Organisation.objects.get()) == {
        frozenset({person("100").id, person("200").id})
    }
    decide_look_alike(look_alike=pair("100", "300"), same=True, by=administrator)
    assert {found.canonical_id for found in Person.objects.all()} == {str(person("100").id)}
    assert pair("100", "200").decision == LookAlike.Decision.SAME


def test_different_people_stay_apart_and_are_not_flagged_again(administrator: User) -> None:
    staff(MARK, {"employee_number": "200"} | MARK)
    decided = decide_look_alike(look_alike=pair(), same=False, by=administrator)
    assert (decided.decision, decided.decided_by) == ("different", administrator)
    assert not staff(MARK, {"employee_number": "200"} | MARK).applied
    assert person("200").same_as is None


def test_only_an_administrator_of_the_organisation_decides(administrator: User) -> None:
    staff(MARK, {"employee_number": "200"} | MARK)
    with pytest.raises(PermissionDenied):
        decide_look_alike(look_alike=pair(), same=True, by=User.objects.create_user("eve@example.nhs.uk"))


def test_nobody_decides_about_her_own_record(administrator: User) -> None:
    staff(MARK, {"employee_number": "200"} | MARK)
    Person.objects.filter(employee_number="200").update(user=administrator)
    with pytest.raises(ValidationError, match="You cannot decide about your own record"):
        decide_look_alike(look_alike=pair(), same=True, by=administrator)


def test_a_join_is_not_undone(administrator: User) -> None:
    staff(MARK, {"employee_number": "200"} | MARK)
    decide_look_alike(look_alike=pair(), same=True, by=administrator)
    with pytest.raises(ValidationError, match="joined already"):
        decide_look_alike(look_alike=pair(), same=False, by=administrator)
