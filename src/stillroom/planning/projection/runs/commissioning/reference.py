"""docs/reference/commissioning.md, from the published schema."""

from stillroom.planning.projection.runs.commissioning.reading import SCHEMA
from stillroom.planning.projection.runs.reference import file_reference

WORDS = (
    "`stillroom project commission QUESTION.toml --out DIR` asks how many training places, where and when, close a gap"
    " at least cost ([how it works](../concepts/commissioning.md)). Copy"
    " [the example](../../src/stillroom/planning/scenarios/example/commissioning.toml). The schema is"
    " [`commissioning.schema.json`](../../src/stillroom/planning/scenarios/commissioning.schema.json); what breaks it"
    " is told with file, line and field. Places count from the end of the month in which they start. Fields marked *"
    " are required."
)


def commissioning_reference() -> str:
    return file_reference("Commissioning files", SCHEMA, WORDS)
