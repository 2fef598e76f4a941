"""What the demo's tests ask of it."""

from datetime import datetime

from stillroom.apps.people.selectors.people import number_by_canonical_id
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.gap import Item

Key = tuple[str, str, str]


def items(at: datetime) -> dict[Key, Item]:
    """(employee number, competency, context) → how she stands, at both hospitals."""
    found: dict[Key, Item] = {}
    for code in ("ZZ1", "ZZ2"):
        place = organisation(code)
        numbers = {str(human): number for human, number in number_by_canonical_id(place).items()}
        for standing in standings(place, at=at):
            for item in standing.items:
                requirement = item.requirement
                found[numbers[standing.post.person], requirement.competency, str(requirement.context)] = item
    return found


def states(at: datetime) -> dict[Key, str]:
    return {key: item.standing.state.value for key, item in items(at).items()}
