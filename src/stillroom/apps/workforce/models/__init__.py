from stillroom.apps.workforce.models.aggregate_count import AggregateCount
from stillroom.apps.workforce.models.projection_run import ProjectionRun
from stillroom.apps.workforce.models.scenario import Scenario
from stillroom.apps.workforce.models.scenario_version import ScenarioVersion
from stillroom.apps.workforce.models.unit_setting import Sector, UnitSetting

__all__ = ["AggregateCount", "ProjectionRun", "Scenario", "ScenarioVersion", "Sector", "UnitSetting"]
