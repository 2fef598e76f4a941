from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.external_framework import ExternalFramework


class ExternalItem(models.Model):
    """One item of a framework of others, in the order of its tree; `depth` counts from 0."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework = models.ForeignKey(ExternalFramework, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    depth = models.PositiveIntegerField()
    identifier = models.UUIDField()
    uri = models.TextField()
    code = models.TextField(blank=True)
    type = models.TextField(blank=True)
    statement = models.TextField()

    class Meta:
        ordering = ("framework", "position")
        constraints = (models.UniqueConstraint(fields=["framework", "position"], name="external_item_in_order"),)

    def __str__(self) -> str:
        return self.code or self.statement[:80]

    @property
    def reference(self) -> str:
        """By which an equivalence names it: its code, or else its identifier."""
        return self.code if 0 < len(self.code) <= 50 else str(self.identifier)
