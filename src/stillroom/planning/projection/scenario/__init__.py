"""Scenarios: what a projection takes, in the words of planners, and the engine's model of it."""

from stillroom.planning.projection.scenario.assembly import Assembly, assembly_of, model_of
from stillroom.planning.projection.scenario.people import People
from stillroom.planning.projection.scenario.scenario import Assumption, Insufficient, Scenario, StaffGroup
from stillroom.planning.projection.scenario.start import start_of

__all__ = [
    "Assembly", "Assumption", "Insufficient", "People", "Scenario", "StaffGroup", "assembly_of", "model_of", "start_of",
]  # fmt: skip
