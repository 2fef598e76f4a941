from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.framework_version import FrameworkVersion


class NationalApproval(models.Model):
    """A national body approved a published version. Until one is recorded, the version says that none did."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework_version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="national_approvals")
    body = models.CharField(max_length=200)
    reference = models.CharField(max_length=100)
    approved_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["framework_version"],
                condition=models.Q(replaced_at__isnull=True),
                name="national_approval_one_current",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.reference}"
