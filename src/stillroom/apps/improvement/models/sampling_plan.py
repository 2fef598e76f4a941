from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation


class SamplingPlan(models.Model):
    """How much of what its assessors decide an organisation looks at again. Closed and replaced, never edited.

    An assessor is new for `new_days` after the first observation stated here as hers.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField()
    at_least = models.PositiveSmallIntegerField()
    new_at_least = models.PositiveSmallIntegerField()
    new_days = models.PositiveSmallIntegerField()
    days_to_decide = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(replaced_at__isnull=True), name="sampling_plan_one_current"
            ),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="sampling_plan_at_most_everything"),
        )

    def __str__(self) -> str:
        return f"{self.percent}%, at least {self.at_least}"
