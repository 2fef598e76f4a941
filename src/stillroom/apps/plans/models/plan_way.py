from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person
from stillroom.apps.plans.models.learning_plan import LearningPlan


class WayKind(models.TextChoices):
    ITEM = "item", "Learning item"
    OBSERVER = "observer", "Observation by somebody named"
    PRACTICE = "practice", "Practice"


class PlanWay(models.Model):
    """A way chosen to close one gap, and for which reason. Ended when done or dropped, never deleted.

    `item_code` is the code of a learning item, which a later app keeps; `title` is what it was called when chosen.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(LearningPlan, on_delete=models.CASCADE, related_name="ways")
    competency = models.CharField(max_length=50)
    context = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=20, choices=WayKind.choices)
    title = models.CharField(max_length=300)
    item_code = models.CharField(max_length=50, blank=True)
    observer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    planned_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("competency", "context", "planned_on", "id")

    def __str__(self) -> str:
        return self.title

    @property
    def gap(self) -> tuple[str, str]:
        return self.competency, self.context
