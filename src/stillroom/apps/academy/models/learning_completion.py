from django.conf import settings
from django.db import models

from stillroom.apps.academy.models.learning_item import LearningItem
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person


class LearningCompletion(models.Model):
    """That somebody worked through an item, in the version of that day, as she says. It is no evidence."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(LearningItem, on_delete=models.PROTECT, related_name="completions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="learning_completions")
    completed_on = models.DateField()
    reflection = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-completed_on", "-id")
        constraints = (
            models.UniqueConstraint(fields=["item", "person", "completed_on"], name="learning_completion_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.item} on {self.completed_on}"
