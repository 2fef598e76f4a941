from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.framework_version import FrameworkVersion


class VersionMember(models.Model):
    """Whose work a version is: its owner, who contributes, who reviews. Ended, never deleted."""

    class Part(models.TextChoices):
        OWNER = "owner", "Owner"
        CONTRIBUTOR = "contributor", "Contributor"
        REVIEWER = "reviewer", "Reviewer"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework_version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=Part.choices)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["framework_version", "user"],
                condition=models.Q(ended_at__isnull=True),
                name="version_member_one_part_each",
            ),
            models.UniqueConstraint(
                fields=["framework_version"],
                condition=models.Q(ended_at__isnull=True, part="owner"),
                name="version_member_one_owner",
            ),
        )

    def __str__(self) -> str:
        return self.get_part_display()
