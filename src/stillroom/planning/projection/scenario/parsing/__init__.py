"""From a scenario file's tables, which agree with the schema, to a scenario."""

from stillroom.planning.projection.scenario.parsing.base import Parsing
from stillroom.planning.projection.scenario.parsing.parameters import parameter_of
from stillroom.planning.projection.scenario.parsing.values import Table, as_date

__all__ = ["Parsing", "Table", "as_date", "parameter_of"]
