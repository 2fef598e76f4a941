"""Ends a chosen way: done, or dropped."""

from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.plans.models import PlanWay


def end_way(*, way: PlanWay, done: bool, by: User) -> PlanWay:
    """That it is done closes no gap: only what is seen and signed does. Raises PermissionDenied, ValidationError."""
    if not by.has_perm(Permission.EDIT_PLAN, way.plan.person):
        raise PermissionDenied
    if way.ended_at is not None:
        raise ValidationError("This was ended already.")
    way.done, way.ended_at, way.ended_by = done, now(), by
    way.save(update_fields=["done", "ended_at", "ended_by"])
    return way
