"""What one person's plan consists of, so that another organisation can be seen to find none of it."""

from dataclasses import dataclass

from stillroom.apps.academy.models import LearningItem
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.apps.plans.models import CalendarFeed, LearningGoal, LearningPlan, PlanWay, TrainingSession
from stillroom.apps.plans.services.calendar_feed import make_feed


@dataclass(frozen=True)
class Learning:
    plan: LearningPlan
    way: PlanWay
    goal: LearningGoal
    session: TrainingSession
    item: LearningItem
    """Belongs to no organisation."""
    feed: CalendarFeed
    token: str


def make_learning(person: Person, unit: Unit, user: User) -> Learning:
    plan = LearningPlan.objects.create(person=person, role_profile="operator", opened_at=now(), opened_by=user)
    feed, token = make_feed(person=person, by=user)
    return Learning(
        feed=feed,
        token=token,
        plan=plan,
        way=PlanWay.objects.create(
            plan=plan, competency="AS05", kind="practice", title="Bench", reason="Gap", chosen_at=now(), chosen_by=user
        ),
        goal=LearningGoal.objects.create(plan=plan, text="Sterile by spring", set_at=now(), set_by=user),
        session=TrainingSession.objects.create(
            person=person, unit=unit, about="Gowning", starts_at=now(), minutes=30, planned_at=now(), planned_by=user
        ),
        item=LearningItem.objects.create(code="LI1", title="Why we gown", recorded_at=now()),
    )
