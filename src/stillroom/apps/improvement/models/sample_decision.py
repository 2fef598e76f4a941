from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.improvement.models.sample import Sample


class SampleDecision(models.Model):
    """What the second assessor thinks of the first one's decision. Undoes nothing. Written once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sample = models.OneToOneField(Sample, on_delete=models.PROTECT, related_name="decision")
    agrees = models.BooleanField()
    reason = models.CharField(max_length=1000, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_as = models.CharField(max_length=36)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(agrees=True) | ~models.Q(reason=""), name="sample_disagreement_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        return "Agrees" if self.agrees else "Disagrees"
