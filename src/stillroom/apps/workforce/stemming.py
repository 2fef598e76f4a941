"""Whether a scenario's people are the organisation's own, so that small numbers of them are not published."""

from stillroom.apps.workforce.from_records import PEOPLE
from stillroom.apps.workforce.models import ScenarioVersion


def stems_from_records(version: ScenarioVersion) -> bool:
    return PEOPLE in version.files and not version.scenario.copied_from
