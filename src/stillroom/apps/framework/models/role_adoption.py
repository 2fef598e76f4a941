from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.competency_framework import CompetencyFramework
from stillroom.apps.framework.models.role_profile import RoleProfile
from stillroom.apps.places.models import Unit


class RoleAdoption(models.Model):
    """A unit takes over a national pack, a role profile with its framework, and changes only what differs locally."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    role_profile = models.ForeignKey(RoleProfile, on_delete=models.PROTECT, related_name="adoptions")
    framework = models.ForeignKey(CompetencyFramework, on_delete=models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField()
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "role_profile"], condition=models.Q(ended_at__isnull=True), name="role_adopted_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} adopts {self.role_profile}"
