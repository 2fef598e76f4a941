"""Imported counts, as pages read them."""

from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.apps.workforce.models import AggregateCount


def latest_aggregates(organisation: Organisation) -> list[AggregateCount]:
    """Of each source its latest day, by kind and place."""
    rows = list(AggregateCount.objects.filter(known(), organisation=organisation))
    last = {source: max(row.counted_on for row in rows if row.source == source) for source in {r.source for r in rows}}
    latest = [row for row in rows if row.counted_on == last[row.source]]
    return sorted(latest, key=lambda r: (r.source, r.staff_group, r.sector, r.region, r.band, r.age_band))
