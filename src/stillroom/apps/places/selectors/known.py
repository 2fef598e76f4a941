"""Dated rows as they were known: recorded by then and not yet replaced."""

from datetime import datetime

from django.db.models import Q


def known(known_by: datetime | None = None) -> Q:
    """Filter for rows with `recorded_at` and `replaced_at`; None asks for what is known now."""
    if known_by is None:
        return Q(replaced_at__isnull=True)
    return Q(recorded_at__lte=known_by) & (Q(replaced_at__isnull=True) | Q(replaced_at__gt=known_by))
