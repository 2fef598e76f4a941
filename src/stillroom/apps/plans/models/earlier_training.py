from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.plans.models.learning_plan import LearningPlan


class EarlierTraining(models.Model):
    """How far her initial training covered a competency, as the learner says. It shapes the plan and proves nothing."""

    class Covered(models.TextChoices):
        YES = "yes", "Covered"
        PARTLY = "partly", "Covered in part"
        NO = "no", "Not covered"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(LearningPlan, on_delete=models.CASCADE, related_name="earlier_training")
    competency = models.CharField(max_length=50)
    covered = models.CharField(max_length=10, choices=Covered.choices)
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["plan", "competency"], name="earlier_training_once"),)

    def __str__(self) -> str:
        return f"{self.competency}: {self.covered}"
