"""An observation that was planned has been made: its way is done, without anybody ticking it off."""

from collections.abc import Set

from stillroom.apps.accounts.clock import now
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.models import PlanWay
from stillroom.apps.plans.models.plan_way import WayKind


def end_observed_ways(*, organisation: Organisation, seen: Set[tuple[str, str, str]]) -> None:
    """`seen`: ids of the person and the observer, and the competency between them."""
    waiting = PlanWay.objects.filter(
        plan__person__organisation=organisation, kind=WayKind.OBSERVER, ended_at__isnull=True
    ).select_related("plan__person", "observer")
    for way in waiting:
        if way.observer and (way.plan.person.canonical_id, way.competency, way.observer.canonical_id) in seen:
            way.done, way.ended_at, way.ended_by = True, now(), way.observer.user
            way.save(update_fields=["done", "ended_at", "ended_by"])
