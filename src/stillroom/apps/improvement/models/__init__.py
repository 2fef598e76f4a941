from stillroom.apps.improvement.models.assignment import Assignment
from stillroom.apps.improvement.models.finding import Finding
from stillroom.apps.improvement.models.finding_closure import FindingClosure
from stillroom.apps.improvement.models.finding_details import FindingDetails
from stillroom.apps.improvement.models.sample import Sample
from stillroom.apps.improvement.models.sample_decision import SampleDecision
from stillroom.apps.improvement.models.sampling_draw import SamplingDraw
from stillroom.apps.improvement.models.sampling_plan import SamplingPlan
from stillroom.apps.improvement.models.training_action import TrainingAction

__all__ = [
    "Assignment",
    "Finding",
    "FindingClosure",
    "FindingDetails",
    "Sample",
    "SampleDecision",
    "SamplingDraw",
    "SamplingPlan",
    "TrainingAction",
]
