"""The board: what it finds, whom it shows, who may open it, and that its queries do not grow with it."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.presenters.blocked import blocked_rows
from stillroom.apps.readiness.selectors.board import unit_board
from stillroom.apps.readiness.selectors.next_change import next_change
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.days import end_of
from tests.hospital import ISOLATOR, Hospital, make_hospital
from tests.integration.readiness.matrix import make_matrix

pytestmark = pytest.mark.django_db


def board(client: Client, unit: Unit, **asked: str) -> str:
    answer = client.get(reverse("unit_board", args=[unit.id]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_who_is_ready_in_a_sentence(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    page = board(client, hospital.unit)
    assert (
        "0 of 6 posts are role-ready today, and 1 is stopped by a rule. 6 people are overdue in something required."
        in page
    )
    hospital.observe("olive", "AS06", "observation", days_ago=2, context=ISOLATOR)
    hospital.state("sign_off", "olive", "una", days_ago=1, competency="AS06", context=ISOLATOR)
    hospital.record_all()
    assert "1 of 6 posts is role-ready today, and 1 is stopped by a rule. 5 people are overdue" in board(
        client, hospital.unit
    )


def test_it_agrees_with_the_standings_derived_anew(hospital: Hospital) -> None:
    now = clock.now()
    kept = {
        (post.person, item.competency, item.context): (item.state, item.valid_until, item.overdue, item.because)
        for post in unit_board(hospital.unit, now)
        for item in post.items
    }
    anew = {
        (found.post.person, item.requirement.competency, item.requirement.context): (
            item.standing.state,
            item.standing.valid_until,
            item.overdue,
            item.standing.because,
        )
        for found in standings(hospital.organisation, at=now, unit=hospital.unit.id)
        for item in found.items
    }
    assert kept == anew


def test_a_failed_broth_stops_what_depends_on_it(client: Client, hospital: Hospital) -> None:
    hospital.observe("olive", "AS06", "observation", days_ago=4, context=ISOLATOR)
    hospital.state("sign_off", "olive", "una", days_ago=3, competency="AS06", context=ISOLATOR)
    hospital.observe("olive", "AS05", "broth", days_ago=1, context=ISOLATOR, outcome="fail")
    hospital.record_all()
    row, by_rule = sorted(
        blocked_rows(unit_board(hospital.unit, clock.now()), frameworks()), key=lambda found: str(found["name"])
    )
    assert (by_rule["name"], by_rule["status"]) == ("Una Authoriser", "Rule")
    assert row["name"] == "Olive Operator"
    assert row["cause"] == "AS05 Process simulation (operator broth) (isolator)"
    assert row["status"] == "Suspended"
    assert row["waiting"] == ["AS06 Isolator technique (isolator)"]
    client.force_login(hospital.user("tom"))
    assert "Olive Operator and Una Authoriser may not do some of their work until the cause is mended." in board(
        client, hospital.unit
    )


def test_it_names_the_one_person_that_things_depend_on(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    page = board(client, hospital.unit)
    assert "Only Olive Operator" in page
    assert "Only Tom Trainer" in page
    assert "Only Una Authoriser" in page
    assert "Nobody" in page


def test_it_can_be_narrowed_and_widened_again(client: Client, hospital: Hospital) -> None:
    client.force_login(hospital.user("tom"))
    page = board(client, hospital.unit, role="aseptic_operator")
    assert "2 of 6 posts are shown" in page
    assert reverse("unit_board", args=[hospital.unit.id]) in page
    assert "2 of 6 posts are shown" in board(client, hospital.unit, role="aseptic_operator", show="not_ready")
    assert "All 6 posts are shown" in board(client, hospital.unit, role="nonsense")


def test_an_empty_unit_says_what_to_do(client: Client, hospital: Hospital) -> None:
    empty = Unit.objects.create(organisation=hospital.organisation, code="NEW")
    client.force_login(hospital.officer("auditor"))
    page = board(client, empty)
    assert "Nobody holds a post here today" in page
    assert reverse("units") in page


def test_its_queries_do_not_grow(
    client: Client, db: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Measured on the second look: the first fills the cache of frameworks."""
    for people, ods in ((10, "RS1"), (40, "RL1")):
        unit = make_matrix(people=people, competencies=12, ods=ods)
        user = User.objects.create_user(f"{ods}@example.nhs.uk", name=ods)
        grant_role(user=user, organisation=unit.organisation, role=RoleGrant.Role.UNIT_MANAGER, by=None)
        client.force_login(User.objects.get(id=user.id))
        board(client, unit)
        with django_assert_max_num_queries(30):
            board(client, unit)


@pytest.mark.parametrize("route", ["unit_board", "unit_authorised", "unit_as_at"])
def test_who_may_open_it(client: Client, hospital: Hospital, route: str) -> None:
    elsewhere = make_hospital_elsewhere()
    other_unit = Unit.objects.create(organisation=hospital.organisation, code="OTHER")
    manager_of_other = User.objects.create_user("other@example.nhs.uk", name="Other")
    grant_role(
        user=manager_of_other,
        organisation=hospital.organisation,
        unit=other_unit,
        role=RoleGrant.Role.UNIT_MANAGER,
        by=None,
    )
    url = reverse(route, args=[hospital.unit.id])
    for user, status in (
        (hospital.user("otto"), 200),  # works here
        (hospital.user("tom"), 200),
        (hospital.officer("auditor"), 200),
        (hospital.officer("administrator"), 200),
        (User.objects.get(id=manager_of_other.id), 403),
        (elsewhere.user("tom"), 404),
        (User.objects.create_user("nobody@example.nhs.uk", name="Nobody"), 404),
    ):
        client.force_login(user)
        assert client.get(url).status_code == status, user
    client.force_login(hospital.user("otto"))
    assert client.get(reverse(route, args=[other_unit.id])).status_code == 403  # a learner, where she does not work


def make_hospital_elsewhere() -> Hospital:
    return make_hospital("RX1", trained=False)


def test_the_list_of_units_holds_those_that_open(client: Client, hospital: Hospital) -> None:
    other = Unit.objects.create(organisation=hospital.organisation, code="OTHER")
    client.force_login(hospital.user("otto"))
    page = client.get(reverse("units")).content.decode()
    assert reverse("unit_board", args=[hospital.unit.id]) in page
    assert reverse("unit_board", args=[other.id]) not in page
    assert "0 of 6 posts in 1 unit are role-ready today." in page


def test_the_paper_says_who_may_work_until_when_and_when_it_stops_being_true(
    client: Client, hospital: Hospital
) -> None:
    client.force_login(hospital.user("tom"))
    page = client.get(reverse("unit_authorised", args=[hospital.unit.id])).content.decode()
    assert "Valid only with this time" in page
    assert "Olive Operator (until" in page
    assert "Nobody may work alone in" in page
    first = min(
        item.valid_until
        for post in unit_board(hospital.unit, clock.now())
        for item in post.items
        if item.may_work and item.valid_until
    )
    assert next_change(hospital.unit, clock.now()) == end_of(first)
