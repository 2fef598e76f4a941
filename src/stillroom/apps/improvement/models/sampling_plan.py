from django.db import models

from stillroom.apps.accounts.models.recorded import Recorded
from stillroom.apps.places.models import Organisation


class SamplingPlan(Recorded):
    """How much of what its assessors decide an organisation looks at again. Closed and replaced, never edited.

    An assessor is new for `new_days` after the first observation stated here as hers.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField()
    at_least = models.PositiveSmallIntegerField()
    new_at_least = models.PositiveSmallIntegerField()
    new_days = models.PositiveSmallIntegerField()
    days_to_decide = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(replaced_at__isnull=True), name="sampling_plan_one_current"
            ),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="sampling_plan_at_most_everything"),
        )

    def __str__(self) -> str:
        return f"{self.percent}%, at least {self.at_least}"
