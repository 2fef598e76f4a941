"""One passport, several units: agreed by three, shown on both boards, over by itself."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from stillroom.apps.accounts import clock
from stillroom.apps.passport.models import Loan, LoanAgreement
from stillroom.apps.passport.services.lend import Terms, agree_to_loan, end_loan, propose_loan
from stillroom.apps.people.models import Person, Post
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.selectors.board import unit_board
from stillroom.competence.days import day_of
from tests.hospital import Hospital, make_hospital

pytestmark = pytest.mark.database
Side = LoanAgreement.Side


@pytest.fixture
def elsewhere(hospital: Hospital) -> Hospital:
    return make_hospital("RX1", trained=False)


def proposed(hospital: Hospital, unit: Unit, *, days: int = 14) -> Loan:
    today = day_of(hospital.now)
    hospital.user("olive")
    terms = Terms(Loan.Kind.LOAN, "aseptic_operator", Decimal("0.4"), today, today + timedelta(days=days))
    return propose_loan(person=hospital.people["olive"], unit=unit, terms=terms, by=hospital.user("ann"))


def agreed(hospital: Hospital, elsewhere: Hospital) -> Loan:
    loan = proposed(hospital, elsewhere.unit)
    loan = agree_to_loan(loan=loan, side=Side.RECEIVING, by=elsewhere.user("ann"))
    return agree_to_loan(loan=loan, side=Side.HERSELF, by=hospital.user("olive"))


def test_it_holds_once_all_three_agree(hospital: Hospital, elsewhere: Hospital) -> None:
    loan = proposed(hospital, elsewhere.unit)
    assert loan.post is None
    assert set(loan.agreements.values_list("side", flat=True)) == {"home"}
    loan = agree_to_loan(loan=loan, side=Side.RECEIVING, by=elsewhere.user("ann"))
    assert loan.post is None
    loan = agree_to_loan(loan=loan, side=Side.HERSELF, by=hospital.user("olive"))
    assert loan.post is not None
    assert loan.post.unit == elsewhere.unit


def test_nobody_agrees_for_another(hospital: Hospital, elsewhere: Hospital) -> None:
    loan = proposed(hospital, elsewhere.unit)
    for side, by in ((Side.RECEIVING, hospital.user("ann")), (Side.HERSELF, elsewhere.user("ann"))):
        with pytest.raises(PermissionDenied):
            agree_to_loan(loan=loan, side=side, by=by)


def test_the_receiving_board_shows_only_what_is_in_force_there(hospital: Hospital, elsewhere: Hospital) -> None:
    loan = agreed(hospital, elsewhere)
    board = {post.id: post for post in unit_board(elsewhere.unit, clock.now())}
    assert loan.post_id in board
    assert not any(item.may_work for item in board[loan.post_id].items)
    home = next(p for p in unit_board(hospital.unit, clock.now()) if p.person == hospital.people["olive"].canonical_id)
    assert any(item.may_work for item in home.items)


def test_within_one_organisation_the_same_record_counts(hospital: Hospital) -> None:
    unit = Unit.objects.create(organisation=hospital.organisation, code="SECOND")
    loan = proposed(hospital, unit)
    agree_to_loan(loan=loan, side=Side.RECEIVING, by=hospital.user("ann"))
    agree_to_loan(loan=loan, side=Side.HERSELF, by=hospital.user("olive"))
    [there] = unit_board(unit, clock.now())
    assert there.person == hospital.people["olive"].canonical_id
    assert Person.objects.filter(first_name="Olive").count() == 1


def test_both_boards_say_so(hospital: Hospital, elsewhere: Hospital) -> None:
    agreed(hospital, elsewhere)
    for place, words in ((hospital, "On loan to Aseptic suite, "), (elsewhere, "On loan from ")):
        client = Client()
        client.force_login(place.user("ann"))
        assert words in client.get(f"/units/{place.unit.id}/").content.decode()


def test_it_ends_by_itself(hospital: Hospital, elsewhere: Hospital) -> None:
    loan = agreed(hospital, elsewhere)
    assert current_posts(unit=elsewhere.unit, day=loan.end_date).filter(id=loan.post_id).exists()
    assert (
        not current_posts(unit=elsewhere.unit, day=loan.end_date + timedelta(days=1)).filter(id=loan.post_id).exists()
    )


def test_ended_early_closes_and_replaces(hospital: Hospital, elsewhere: Hospital) -> None:
    loan = agreed(hospital, elsewhere)
    end_loan(loan=loan, because="Needed at home", by=hospital.user("ann"))
    now_known = Loan.objects.get(replaced_at__isnull=True)
    assert now_known.end_date == day_of(clock.now())
    assert now_known.ended_because == "Needed at home"
    assert Loan.objects.get(id=loan.id).replaced_at is not None
    [post] = Post.objects.filter(unit=elsewhere.unit, person__user=loan.person.user, replaced_at__isnull=True)
    assert post.end_date == day_of(clock.now())


def test_a_loan_is_nobody_elses_business(hospital: Hospital, elsewhere: Hospital) -> None:
    loan = proposed(hospital, elsewhere.unit)
    client = Client()
    client.force_login(hospital.user("otto"))
    assert client.get(f"/shared-staff/{loan.id}/").status_code == 404


def test_not_to_her_own_unit(hospital: Hospital) -> None:
    with pytest.raises(ValidationError):
        proposed(hospital, hospital.unit)
