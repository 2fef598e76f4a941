from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.improvement.models.sampling_plan import SamplingPlan
from stillroom.apps.places.models import Organisation


class SamplingDraw(models.Model):
    """One period's draw: from which seed, under which plan, out of how many decisions. Written once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(SamplingPlan, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    seed = models.CharField(max_length=60)
    through_seq = models.BigIntegerField()
    decisions = models.PositiveIntegerField()
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-since",)
        constraints = (models.UniqueConstraint(fields=["organisation", "since"], name="sampling_draw_once_a_period"),)

    def __str__(self) -> str:
        return self.seed
