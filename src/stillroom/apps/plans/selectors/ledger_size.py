"""How much an organisation's ledger holds."""

from datetime import datetime

from stillroom.apps.ledger.models import Statement
from stillroom.apps.places.models import Organisation


def ledger_size(organisation: Organisation) -> tuple[int, datetime | None]:
    """How many statements, and when the latest was recorded. A chain has no gaps, so its last number counts it."""
    last = Statement.objects.filter(organisation=organisation).order_by("-seq").values_list("seq", "recorded_at")[:1]
    return next(iter(last), (0, None))
