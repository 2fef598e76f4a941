from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.plans.models.learning_plan import LearningPlan


class PlanMove(models.Model):
    """One step of a plan from state to state: who, when, and why where a reason is asked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(LearningPlan, on_delete=models.CASCADE, related_name="moves")
    name = models.CharField(max_length=30)
    source = models.CharField(max_length=20, blank=True)
    target = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("moved_at", "id")

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
