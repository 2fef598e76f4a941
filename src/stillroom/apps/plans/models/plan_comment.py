from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.plans.models.learning_plan import LearningPlan


class PlanComment(models.Model):
    """What learner, reviewer or trainer say to each other about a plan."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(LearningPlan, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("said_at", "id")

    def __str__(self) -> str:
        return self.text[:60]
