from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.plans.models.learning_plan import LearningPlan


class ClosedGap(models.Model):
    """A gap the reviewer lets stand, with the reason. It closes the plan's question, and authorises nobody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(LearningPlan, on_delete=models.CASCADE, related_name="closed_gaps")
    competency = models.CharField(max_length=50)
    context = models.CharField(max_length=500, blank=True)
    reason = models.TextField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan", "competency", "context"], name="closed_gap_once_a_plan"),
        )

    def __str__(self) -> str:
        return f"{self.competency} closed"
