"""Keep what training costs an organisation, as it says. Earlier figures are kept with their dates."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.apps.workforce.models import TrainingCostInputs


@transaction.atomic
def set_training_cost(
    *, organisation: Organisation, part: str, inputs: Mapping[str, Any] | None, by: User
) -> TrainingCostInputs:
    """`part`: what all routes have in common, or one route; None takes the route out. Raises PermissionDenied."""
    if not by.has_perm(Permission.PLAN_WORKFORCE, organisation):
        raise PermissionDenied
    moment = now()
    rows = TrainingCostInputs.objects.select_for_update().filter(known(), organisation=organisation)
    current = rows.first()
    whole = dict(current.inputs) if current else {}
    if inputs is None:
        whole.pop(part, None)
    else:
        whole[part] = dict(inputs)
    if current:
        current.replaced_at = moment
        current.save(update_fields=["replaced_at"])
    return TrainingCostInputs.objects.create(
        organisation=organisation, inputs=whole, recorded_at=moment, recorded_by=by
    )
