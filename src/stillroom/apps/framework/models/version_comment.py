from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.framework_version import FrameworkVersion


class VersionComment(models.Model):
    """What somebody says of a version or of one of its competencies. Resolved, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework_version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="comments")
    competency_code = models.CharField(max_length=50, blank=True)
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("framework_version", "made_at")

    def __str__(self) -> str:
        return f"{self.competency_code or 'The whole version'}: {self.text[:50]}"
