from stillroom.apps.plans.models.assessor_availability import AssessorAvailability
from stillroom.apps.plans.models.calendar_feed import CalendarFeed
from stillroom.apps.plans.models.closed_gap import ClosedGap
from stillroom.apps.plans.models.digest import Digest
from stillroom.apps.plans.models.earlier_training import EarlierTraining
from stillroom.apps.plans.models.learning_goal import LearningGoal
from stillroom.apps.plans.models.learning_plan import LearningPlan
from stillroom.apps.plans.models.mentorship import Mentorship
from stillroom.apps.plans.models.plan_comment import PlanComment
from stillroom.apps.plans.models.plan_move import PlanMove
from stillroom.apps.plans.models.plan_way import PlanWay
from stillroom.apps.plans.models.training_session import TrainingSession

__all__ = [
    "AssessorAvailability",
    "CalendarFeed",
    "ClosedGap",
    "Digest",
    "EarlierTraining",
    "LearningGoal",
    "LearningPlan",
    "Mentorship",
    "PlanComment",
    "PlanMove",
    "PlanWay",
    "TrainingSession",
]
