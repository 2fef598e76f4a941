"""Whether anybody in this database is real."""

from datetime import datetime

from stillroom.apps.accounts.models import SyntheticMark


def synthetic_since() -> datetime | None:
    """When the database was marked synthetic; None when its people are real."""
    return SyntheticMark.objects.order_by("marked_at").values_list("marked_at", flat=True).first()
