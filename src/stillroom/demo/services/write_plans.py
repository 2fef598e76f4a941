"""Plans in every state, ways chosen for a reason, hours to observe, and training that took place or was pulled."""

from datetime import date, timedelta
from decimal import Decimal

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.selectors.units import unit_with_code
from stillroom.apps.plans.models import LearningPlan
from stillroom.apps.plans.models.learning_plan import PlanKind
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.apps.plans.selectors.plan import open_gaps_of
from stillroom.apps.plans.services.choose_way import choose_way
from stillroom.apps.plans.services.close_gap import close_gap
from stillroom.apps.plans.services.comment_on_plan import comment_on_plan
from stillroom.apps.plans.services.move_plan import move_plan
from stillroom.apps.plans.services.name_reviewer import name_reviewer
from stillroom.apps.plans.services.open_plan import open_plan
from stillroom.apps.plans.services.set_availability import set_availability
from stillroom.apps.plans.services.set_goal import set_goal
from stillroom.apps.plans.services.state_earlier_training import state_earlier_training
from stillroom.apps.plans.services.training_session import decide_session, plan_session
from stillroom.competence.training_time import SessionState
from stillroom.demo.diary import Diary, at, next_working_day
from stillroom.demo.training_diary import SESSIONS

HOURS = (("N1004", "6", 30), ("N1003", "4", 20), ("N1005", "1", 45), ("N1002", "0.5", 30))
"""Employee number, hours a month, minutes each."""


class _Cast:
    """The people of Northmoor by employee number, each with her account where she has one."""

    def __init__(self) -> None:
        self.place: Organisation = organisation("ZZ1")
        self._people: dict[str, Person] = {}

    def person(self, number: str) -> Person:
        if number not in self._people:
            self._people[number] = person_with_number(self.place, number)
        return self._people[number]

    def user(self, number: str) -> User:
        user = self.person(number).user
        if user is None:
            raise LookupError(number)
        return user


def write_plans(diary: Diary) -> None:
    cast = _Cast()
    _hours(cast, diary)
    _amina(cast, diary)
    _hanh(cast, diary)
    _tomasz(cast)
    _eleni(cast)
    _priya(cast)
    _training(cast, diary)


def _hours(cast: _Cast, diary: Diary) -> None:
    manager = cast.user("N1009")
    for number, hours, minutes in HOURS:
        set_availability(
            person=cast.person(number),
            hours=Decimal(hours),
            minutes_each=minutes,
            from_day=diary.ago(60),
            until_day=None,
            by=manager,
        )


def _opened(cast: _Cast, number: str, role: str, reviewer: str, kind: PlanKind = PlanKind.ROLE) -> LearningPlan:
    plan = open_plan(person=cast.person(number), role_profile=role, kind=kind, by=cast.user(number))
    return name_reviewer(
        plan=plan,
        reviewer=cast.person(reviewer),
        review_on=next_working_day(clock.now().date() + timedelta(days=28)),
        by=cast.user(number),
    )


def _reviewed(cast: _Cast, plan: LearningPlan, learner: str, reviewer: str, *names: str, reason: str = "") -> None:
    for name in names:
        side = learner if name in ("submit", "withdraw") else reviewer
        move_plan(plan=plan, name=name, reason=reason if name == "send_back" else "", by=cast.user(side))
        plan.refresh_from_db(fields=["state"])


def _amina(cast: _Cast, diary: Diary) -> None:
    """Active: one observation planned with the trainer, and an item for a stated reason."""
    amina, gwen = cast.user("N1019"), cast.person("N1004")
    plan = _opened(cast, "N1019", "aseptic_operator", "N1004")
    choose_way(
        plan=plan,
        competency="AS06",
        context="equipment=isolator",
        kind=WayKind.OBSERVER,
        title=f"Observation by {gwen.full_name}",
        observer=gwen,
        planned_on=next_working_day(diary.today + timedelta(days=2)),
        reason="The last observed session of isolator technique",
        by=amina,
    )
    choose_way(
        plan=plan,
        competency="AS06",
        context="equipment=isolator",
        kind=WayKind.ITEM,
        title="Transfer disinfection on a training isolator (synthetic)",
        item_code="NM-TRANSFER",
        planned_on=next_working_day(diary.today + timedelta(days=1)),
        reason="To practise transfers before she is observed",
        by=cast.user("N1009"),
    )
    set_goal(plan=plan, text="Prepare a whole session on my own", by_day=diary.today + timedelta(days=40), by=amina)
    _reviewed(cast, plan, "N1019", "N1004", "submit", "take_up", "agree")
    comment_on_plan(plan=plan, text="One session left. Take your time with the transfers.", by=cast.user("N1004"))


def _hanh(cast: _Cast, diary: Diary) -> None:
    """Waiting for review: a plan after initial education and training, towards checking."""
    plan = _opened(cast, "N1008", "pharmacy_technician", "N1009", PlanKind.POST_IET)
    covered = {"AS02": "yes", "AS09": "partly", "AS10": "yes", "AS01": "no", "AS06": "no", "AS07": "no"}
    state_earlier_training(plan=plan, covered=covered, by=cast.user("N1008"))
    set_goal(plan=plan, text="Be back at the isolator", by_day=diary.today + timedelta(days=60), by=cast.user("N1008"))
    _reviewed(cast, plan, "N1008", "N1009", "submit")


def _tomasz(cast: _Cast) -> None:
    """Sent back to a draft, with the reason."""
    plan = _opened(cast, "N1005", "cleanroom_supervisor", "N1009")
    reason = "Name who observes your isolator technique, and by when."
    _reviewed(cast, plan, "N1005", "N1009", "submit", "take_up", "send_back", reason=reason)


def _eleni(cast: _Cast) -> None:
    """In review."""
    plan = _opened(cast, "N1011", "quality_control", "N1009")
    _reviewed(cast, plan, "N1011", "N1009", "submit", "take_up")


def _priya(cast: _Cast) -> None:
    """Complete: no gap is left but those closed with a reason."""
    plan = _opened(cast, "N1003", "product_approver", "N1001")
    _reviewed(cast, plan, "N1003", "N1001", "submit", "take_up", "agree")
    for gap in open_gaps_of(plan, at=clock.now()) or ():
        close_gap(
            plan=plan,
            competency=gap.item.requirement.competency,
            context=str(gap.item.requirement.context),
            reason="She approves under supervision until the next accreditation (synthetic).",
            by=cast.user("N1001"),
        )
    _reviewed(cast, plan, "N1003", "N1001", "complete")


def _training(cast: _Cast, diary: Diary) -> None:
    unit, gwen, manager = unit_with_code(cast.place, "ASEPTIC"), cast.person("N1004"), cast.user("N1009")
    for session in SESSIONS:
        day: date = diary.week(session.week) + timedelta(days=session.weekday)
        starts = at(day, session.minute)
        with clock.standing_at(min(starts - timedelta(days=3), clock.now())):
            planned = plan_session(
                person=cast.person(session.person),
                unit=unit,
                about=session.about,
                competency=session.competency,
                starts_at=starts,
                minutes=session.minutes,
                trainer=gwen,
                by=manager,
            )
        if starts + timedelta(hours=1) > clock.now() and not session.pulled_for:
            continue
        state = SessionState.PULLED if session.pulled_for else SessionState.DELIVERED
        with clock.standing_at(min(starts + timedelta(hours=1), clock.now())):
            decide_session(session=planned, state=state, pulled_for=session.pulled_for, by=manager)
