from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.competency_framework import CompetencyFramework


class FrameworkVersion(models.Model):
    """A framework as published once. Never changed afterwards: a change is the next version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework = models.ForeignKey(CompetencyFramework, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField(max_length=50)
    ordinal = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("framework", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=["framework", "version"], name="framework_version_once"),
            models.UniqueConstraint(fields=["framework", "ordinal"], name="framework_version_in_order"),
        )

    def __str__(self) -> str:
        return self.version
