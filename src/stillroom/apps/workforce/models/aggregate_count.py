from django.db import models

from stillroom.apps.accounts.models.recorded import Recorded
from stillroom.apps.places.models import Organisation


class AggregateCount(Recorded):
    """How many people of a kind there were on a day, from a source that names nobody. Empty means all, or not said."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    staff_group = models.CharField(max_length=100)
    band = models.CharField(max_length=20, blank=True)
    sector = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=100, blank=True)
    age_band = models.CharField(max_length=20, blank=True)
    counted_on = models.DateField()
    headcount = models.PositiveIntegerField(null=True)
    fte = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=[
                    "organisation", "source", "counted_on", "staff_group", "band", "sector", "region", "age_band",
                ],
                condition=models.Q(replaced_at__isnull=True),
                name="aggregate_count_one_current",
            ),
            models.CheckConstraint(
                condition=models.Q(headcount__isnull=False) | models.Q(fte__isnull=False),
                name="aggregate_count_counts_something",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.staff_group} on {self.counted_on}: {self.headcount}"
