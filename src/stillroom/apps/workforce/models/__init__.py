from stillroom.apps.workforce.models.aggregate_count import AggregateCount
from stillroom.apps.workforce.models.commissioning import Commissioning
from stillroom.apps.workforce.models.projection_comparison import ProjectionComparison
from stillroom.apps.workforce.models.projection_run import ProjectionRun
from stillroom.apps.workforce.models.scenario import Scenario
from stillroom.apps.workforce.models.scenario_version import ScenarioVersion
from stillroom.apps.workforce.models.training_cost_inputs import TrainingCostInputs
from stillroom.apps.workforce.models.unit_setting import Sector, UnitSetting

__all__ = [
    "AggregateCount",
    "Commissioning",
    "ProjectionComparison",
    "ProjectionRun",
    "Scenario",
    "ScenarioVersion",
    "Sector",
    "TrainingCostInputs",
    "UnitSetting",
]
