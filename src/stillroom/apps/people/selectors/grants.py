"""Which roles hold: not ended by anybody, and not past their last day."""

from django.db.models import Q, QuerySet

from stillroom.apps.accounts.clock import now
from stillroom.apps.people.models import RoleGrant
from stillroom.competence.days import day_of


def holding() -> Q:
    """Filter for grants that hold now."""
    return Q(ended_at__isnull=True) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day_of(now())))


def grants_holding() -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(holding())
