"""What an organisation says that training costs it."""

from typing import Any

from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.apps.workforce.models import TrainingCostInputs


def training_cost_inputs(organisation: Organisation) -> dict[str, Any]:
    """By part: what is common, and each route; empty where nothing was entered."""
    row = TrainingCostInputs.objects.filter(known(), organisation=organisation).first()
    found: dict[str, Any] = row.inputs if row else {}
    return found
