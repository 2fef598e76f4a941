"""docs/reference/costs.md, from the published schema."""

from stillroom.planning.costing.files.reading import SCHEMA
from stillroom.planning.projection.runs.reference import file_reference

WORDS = (
    "`stillroom project costs COSTS.toml --out DIR` compares what routes to a trained person cost the employer and give"
    " back ([how it works](../concepts/costs-of-training.md)). Copy"
    " [the example](../../src/stillroom/planning/scenarios/example/costs.toml) and put your own prices in it: none"
    " comes with Stillroom. The schema is"
    " [`costs.schema.json`](../../src/stillroom/planning/scenarios/costs.schema.json); what breaks it is told with"
    " file, line and field. A *figure* is a number, or the name of a parameter. Fields marked * are required."
)


def costs_reference() -> str:
    return file_reference("Costs files", SCHEMA, WORDS)
