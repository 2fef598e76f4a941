from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.competency import Competency


class LevelDescriptor(models.Model):
    """What a competency looks like at one level, 1 being entry level. Immutable with its version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    competency = models.ForeignKey(Competency, on_delete=models.CASCADE, related_name="levels")
    level = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    descriptor = models.TextField(blank=True)

    class Meta:
        ordering = ("competency", "level")
        constraints = (models.UniqueConstraint(fields=["competency", "level"], name="level_descriptor_once"),)

    def __str__(self) -> str:
        return f"{self.level} {self.title}"
