"""A plan between learner and reviewer: who may do what in which state, and what is kept."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.plans.models import LearningPlan
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.apps.plans.selectors.learning_plans import moves_of
from stillroom.apps.plans.selectors.observer_loads import observer_loads
from stillroom.apps.plans.services.choose_way import choose_way
from stillroom.apps.plans.services.close_gap import close_gap
from stillroom.apps.plans.services.comment_on_plan import comment_on_plan
from stillroom.apps.plans.services.end_way import end_way
from stillroom.apps.plans.services.move_plan import move_plan
from stillroom.apps.plans.services.name_reviewer import name_reviewer
from stillroom.apps.plans.services.open_plan import open_plan
from stillroom.apps.plans.services.set_availability import set_availability
from stillroom.apps.plans.services.set_goal import reach_goal, set_goal
from stillroom.apps.readiness.selectors.board import boards_of_people
from stillroom.competence.days import day_of
from stillroom.competence.plan_state import PlanState
from tests.hospital import ISOLATOR, Hospital

pytestmark = pytest.mark.django_db


def moved(hospital: Hospital, plan: LearningPlan, *moves: tuple[str, str]) -> LearningPlan:
    """`moves`: who, and the name of the move."""
    for who, name in moves:
        plan = move_plan(plan=plan, name=name, reason="because" if name == "send_back" else "", by=hospital.user(who))
    return plan


AGREED = (("olive", "submit"), ("tom", "take_up"), ("tom", "agree"))


def test_the_line_manager_reviews_it_until_another_is_named(hospital: Hospital, plan: LearningPlan) -> None:
    assert plan.reviewer == hospital.people["tom"]
    name_reviewer(plan=plan, reviewer=hospital.people["una"], review_on=None, by=hospital.user("olive"))
    moved(hospital, plan, ("olive", "submit"))
    with pytest.raises(ValidationError, match="Only the reviewer"):
        moved(hospital, plan, ("tom", "take_up"))
    assert moved(hospital, plan, ("una", "take_up")).state == PlanState.IN_REVIEW


def test_nobody_reviews_her_own(hospital: Hospital, plan: LearningPlan) -> None:
    with pytest.raises(ValidationError, match="Nobody reviews their own plan"):
        name_reviewer(plan=plan, reviewer=hospital.people["olive"], review_on=None, by=hospital.user("olive"))
    moved(hospital, plan, ("olive", "submit"))
    with pytest.raises(ValidationError, match="Only the reviewer"):
        moved(hospital, plan, ("olive", "take_up"))


def test_one_open_plan_a_role(hospital: Hospital, plan: LearningPlan) -> None:
    with pytest.raises(ValidationError, match="open already"):
        open_plan(person=plan.person, role_profile="aseptic_operator", by=hospital.user("tom"))
    with pytest.raises(ValidationError, match="no role"):
        open_plan(person=plan.person, role_profile="astronaut", by=hospital.user("tom"))
    open_plan(person=plan.person, role_profile="senior_operator", by=hospital.user("tom"))


def test_its_history_says_who_did_what_and_why(hospital: Hospital, plan: LearningPlan) -> None:
    moved(hospital, plan, ("olive", "submit"), ("tom", "take_up"), ("tom", "send_back"))
    found = [(str(move.moved_by), move.name, move.target, move.reason) for move in moves_of(plan)]
    assert found == [
        ("Olive Operator", "open", "draft", ""),
        ("Olive Operator", "submit", "waiting_for_review", ""),
        ("Tom Trainer", "take_up", "in_review", ""),
        ("Tom Trainer", "send_back", "draft", "because"),
    ]


def test_it_completes_when_no_gap_is_left_or_each_is_closed_with_a_reason(
    hospital: Hospital, plan: LearningPlan
) -> None:
    moved(hospital, plan, *AGREED)
    with pytest.raises(ValidationError, match="1 gap is still open"):
        moved(hospital, plan, ("tom", "complete"))
    plan.refresh_from_db()
    gap = {"plan": plan, "competency": "AS06", "context": ISOLATOR}
    with pytest.raises(PermissionDenied):
        close_gap(**gap, reason="I would rather not", by=hospital.user("olive"))  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="Give the reason"):
        close_gap(**gap, reason=" ", by=hospital.user("tom"))  # type: ignore[arg-type]
    close_gap(**gap, reason="She moves to the office", by=hospital.user("tom"))  # type: ignore[arg-type]
    (board,) = boards_of_people([plan.person.canonical_id], clock.now())[plan.person.canonical_id]
    assert not board.role_ready  # it authorises nobody
    assert moved(hospital, plan, ("tom", "complete")).state == PlanState.COMPLETE


def test_the_record_closes_a_gap_by_itself(hospital: Hospital, plan: LearningPlan) -> None:
    moved(hospital, plan, *AGREED)
    hospital.observe("olive", "AS06", "observation", days_ago=2, context=ISOLATOR)
    hospital.state("sign_off", "olive", "una", days_ago=1, competency="AS06", context=ISOLATOR)
    hospital.record_all()
    assert moved(hospital, plan, ("tom", "complete")).state == PlanState.COMPLETE


def test_a_plan_that_waits_stands_still(hospital: Hospital, plan: LearningPlan) -> None:
    moved(hospital, plan, ("olive", "submit"))
    plan.refresh_from_db()
    with pytest.raises(ValidationError, match="waits for its reviewer"):
        set_goal(plan=plan, text="More", by_day=None, by=hospital.user("olive"))
    comment_on_plan(plan=plan, text="Have a look, please", by=hospital.user("olive"))
    moved(hospital, plan, ("olive", "withdraw"))
    plan.refresh_from_db()
    goal = set_goal(plan=plan, text="More", by_day=None, by=hospital.user("olive"))
    with pytest.raises(PermissionDenied):
        reach_goal(goal=goal, by=hospital.user("tom"))
    assert reach_goal(goal=goal, by=hospital.user("olive")).reached_by == hospital.user("olive")


def test_a_colleague_writes_in_no_plan_of_hers(hospital: Hospital, plan: LearningPlan) -> None:
    for write in (
        lambda: comment_on_plan(plan=plan, text="Hello", by=hospital.user("otto")),
        lambda: open_plan(person=plan.person, role_profile="senior_operator", by=hospital.user("otto")),
        lambda: name_reviewer(plan=plan, reviewer=hospital.people["una"], review_on=None, by=hospital.user("otto")),
    ):
        with pytest.raises(PermissionDenied):
            write()


def observation_by_tom(hospital: Hospital, plan: LearningPlan, reason: str = "The last one") -> object:
    return choose_way(
        plan=plan,
        competency="AS06",
        context=ISOLATOR,
        kind=WayKind.OBSERVER,
        title="Observation by Tom Trainer",
        observer=hospital.people["tom"],
        planned_on=day_of(hospital.now),
        reason=reason,
        by=hospital.user("olive"),
    )


def test_a_way_without_a_reason_is_refused(hospital: Hospital, plan: LearningPlan) -> None:
    with pytest.raises(ValidationError, match="what this is for"):
        observation_by_tom(hospital, plan, reason=" ")


def test_the_same_way_twice_is_one(hospital: Hospital, plan: LearningPlan) -> None:
    observation_by_tom(hospital, plan)
    observation_by_tom(hospital, plan, reason="The very last one")
    assert [way.reason for way in plan.ways.all()] == ["The very last one"]


def test_an_observation_that_was_planned_ends_its_way(hospital: Hospital, plan: LearningPlan) -> None:
    observation_by_tom(hospital, plan)
    hospital.observe("otto", "AS06", "observation", days_ago=0.2, context=ISOLATOR)
    hospital.record_all()
    assert plan.ways.get().ended_at is None
    hospital.observe("olive", "AS06", "observation", days_ago=0.1, context=ISOLATOR)
    hospital.record_all()
    assert plan.ways.get().done


def test_dropping_a_way_keeps_it(hospital: Hospital, plan: LearningPlan) -> None:
    observation_by_tom(hospital, plan)
    way = plan.ways.select_related("plan__person__organisation").get()
    end_way(way=way, done=False, by=hospital.user("olive"))
    assert not plan.ways.get().done
    with pytest.raises(ValidationError, match="ended already"):
        end_way(way=way, done=True, by=hospital.user("olive"))


def test_an_observers_month(hospital: Hospital, plan: LearningPlan) -> None:
    """Planned in plans and observed by the ledger both take of the hours she gives."""
    tom, today = hospital.people["tom"], day_of(clock.now())
    before = observer_loads(hospital.organisation, [tom.canonical_id], today)[tom.canonical_id]
    assert before.free_minutes is None
    set_availability(
        person=tom, hours=Decimal("10"), minutes_each=30, from_day=today, until_day=None, by=hospital.user("tom")
    )
    observation_by_tom(hospital, plan)
    load = observer_loads(hospital.organisation, [tom.canonical_id], today)[tom.canonical_id]
    assert (load.hours, load.planned, load.done) == (10, 1, before.done)
    with pytest.raises(ValidationError, match="before the first"):
        set_availability(
            person=tom,
            hours=Decimal("1"),
            minutes_each=30,
            from_day=today,
            until_day=today - timedelta(days=1),
            by=hospital.user("tom"),
        )
    with pytest.raises(PermissionDenied):
        set_availability(
            person=tom, hours=Decimal("1"), minutes_each=30, from_day=today, until_day=None, by=hospital.user("una")
        )


def test_a_line_manager_without_any_other_role_reads_whom_she_manages(client: Client, hospital: Hospital) -> None:
    hospital.people["otto"].posts.update(line_manager_number="rita")
    hospital.people["rita"].posts.update(role_profile="pharmacy_technician")
    rita = hospital.user("rita")
    client.force_login(rita)
    assert client.get(reverse("plan", args=[hospital.people["otto"].id])).status_code == 200
    assert client.get(reverse("start_plan", args=[hospital.people["otto"].id])).status_code == 200
    assert client.get(reverse("start_plan", args=[hospital.people["olive"].id])).status_code == 403
