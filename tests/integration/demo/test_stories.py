"""Each story is there to be opened, in the state it is told in."""

from datetime import datetime, timedelta

import pytest

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import LookAlike, Person, Post, RoleGrant
from stillroom.apps.people.selectors.people import people_of, person_with_number
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.competence.admission import admit
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.readiness import MAY_WORK, State
from stillroom.competence.statement import Kind, Outcome
from stillroom.demo.attempts import ATTEMPTS, Attempt, drafts
from stillroom.demo.sign_ins import PASSWORD, SIGN_INS, SignIn
from stillroom.demo.stories import STORIES, Story
from tests.integration.demo.reading import items


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_the_story_is_in_the_state_it_is_told_in(story: Story, built_at: datetime) -> None:
    found = items(built_at)
    for number, code, context, state in story.shows:
        shown = found[number, code, context].standing.state
        assert shown is state or {shown, state} <= MAY_WORK, (number, code, shown)


def test_amina_is_one_observation_away_and_nothing_else_is_missing(built_at: datetime) -> None:
    hers = {key: item for key, item in items(built_at).items() if key[0] == "N1019"}
    assert hers["N1019", "AS06", "equipment=isolator"].missing.words == ("observation*1", "sign_off")
    assert [key for key, item in hers.items() if not item.fulfilled] == [("N1019", "AS06", "equipment=isolator")]


def test_the_failed_broth_has_a_good_one_before_it_and_two_growing_after_it(built_at: datetime) -> None:
    person = person_with_number(organisation("ZZ1"), "N1008")
    record = open_book(person.organisation, people=[str(person.id)]).history(str(person.id)).record("AS05")
    assert record is not None
    (suspension,) = record.open_suspensions(Context.parse("equipment=isolator"), built_at)
    assert suspension.cause.outcome == Outcome.FAIL
    broths = [(broth.occurred_at, record.outcome(broth, built_at)) for broth in record.observations]
    failed_at = next(at for at, outcome in broths if outcome == Outcome.FAIL)
    assert [outcome for at, outcome in broths if at < failed_at][-1] == Outcome.PASS
    assert [outcome for at, outcome in broths if at > failed_at] == [Outcome.PENDING, Outcome.PENDING]


def test_one_product_approver_is_in_force_at_northmoor(built_at: datetime) -> None:
    approving = [key[0] for key, item in items(built_at).items() if key[1] == "AS11" and item.fulfilled]
    assert approving == ["N1002"]


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.title)
def test_every_attempt_is_refused_by_its_rule(attempt: Attempt, built_at: datetime) -> None:
    draft = next(draft for each, draft in drafts(built_at) if each == attempt)
    admission = admit(open_book(organisation("ZZ1")), draft.as_statement(built_at, 10**6))
    assert attempt.refused_by in {refusal.rule for refusal in admission.refusals}


def test_two_employee_numbers_look_like_one_person_and_nobody_has_decided(built_at: datetime) -> None:
    pair = LookAlike.objects.get()
    assert {pair.person_a.employee_number, pair.person_b.employee_number} == {"N1007", "N1907"}
    assert pair.decision == LookAlike.Decision.UNDECIDED


def test_results_wait_to_be_read(built_at: datetime) -> None:
    book = open_book(organisation("ZZ1"))
    pending = [
        observation
        for person in people_of(organisation("ZZ1"))
        for record in [book.history(str(person.id)).record("AS05")]
        if record
        for observation in record.observations
        if record.outcome(observation, built_at) == Outcome.PENDING
    ]
    assert len(pending) >= 3


def test_expiries_are_spread_over_the_next_90_days(built_at: datetime) -> None:
    today = day_of(built_at)
    days = {
        (item.standing.valid_until - today).days
        for item in items(built_at).values()
        if item.fulfilled and item.standing.valid_until
    }
    for first in range(0, 90, 15):
        assert any(first <= day < first + 15 for day in days), f"nothing expires {first} to {first + 15} days from now"


def test_the_region_is_two_hospitals_three_units_and_sixty_people(built_at: datetime) -> None:
    # One of them has two employee numbers, and one who moved is on the list of both hospitals.
    assert Person.objects.count() == 62
    assert Post.objects.filter(replaced_at=None).values("unit").distinct().count() == 3
    today = day_of(built_at)
    assert Post.objects.filter(replaced_at=None, start_date__gt=today).count() == 1
    assert Post.objects.filter(replaced_at=None, end_date__lt=today, person__employee_number="N1023").count() == 1


def test_two_years_hold_thousands_of_statements_of_every_kind(built_at: datetime) -> None:
    assert 6_000 <= Statement.objects.count() <= 10_000
    assert set(Statement.objects.values_list("kind", flat=True)) == set(Kind)
    first = Statement.objects.earliest("recorded_at").recorded_at
    assert timedelta(days=729) <= built_at - first <= timedelta(days=740)
    assert Statement.objects.filter(has_reason=True, kind=Kind.OBSERVATION, outcome=Outcome.PASS).exists()


def test_a_year_ago_the_boards_were_alive_too(built_at: datetime) -> None:
    then = items(built_at - timedelta(days=365))
    working = sum(item.standing.state in MAY_WORK for item in then.values())
    assert working > len(then) / 2
    assert any(item.standing.state is State.IN_TRAINING for item in then.values())


@pytest.mark.parametrize("sign_in", SIGN_INS, ids=lambda sign_in: sign_in.email)
def test_everyone_can_sign_in_with_the_one_password(sign_in: SignIn, built_at: datetime) -> None:
    user = User.objects.get(email=sign_in.email)
    assert user.check_password(PASSWORD)
    numbers = set(user.people.values_list("employee_number", flat=True))
    assert numbers == ({sign_in.number} if sign_in.number else set())
    at_home = RoleGrant.objects.filter(user=user, organisation__ods_code=sign_in.organisation)
    assert at_home.count() == len(sign_in.roles)
