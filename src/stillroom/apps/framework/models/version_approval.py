from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.framework_version import FrameworkVersion


class VersionApproval(models.Model):
    """A reviewer approves a version as it stood: the fingerprint says what she read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework_version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="approvals")
    fingerprint = models.CharField(max_length=64)
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["framework_version", "approved_by", "fingerprint"], name="version_approval_once_a_text"
            ),
        )

    def __str__(self) -> str:
        return f"{self.approved_by}, {self.approved_at:%Y-%m-%d}"
