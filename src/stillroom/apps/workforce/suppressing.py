"""Whether small numbers of what a scenario gives are left out: wherever its people may be real."""

from stillroom.apps.workforce import engine
from stillroom.apps.workforce.models import ScenarioVersion


def is_suppressed(version: ScenarioVersion) -> bool:
    """Unless its people are those of a shipped scenario: where it began, and what it says of itself, prove nothing."""
    return not engine.has_shipped_people(version.text, version.files)
