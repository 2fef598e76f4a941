from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation, Unit


class RoleGrant(models.Model):
    """An account's role in an organisation, or in one of its units. Ended, never deleted.

    With `ends_on` it ends by itself after that London day. Somebody from outside has such a day, and it is recorded
    whence she comes and what for.
    """

    class Role(models.TextChoices):
        UNIT_MANAGER = "unit_manager", "Unit manager"
        AUDITOR = "auditor", "Auditor"
        ADMINISTRATOR = "administrator", "Administrator"
        FRAMEWORK_EDITOR = "framework_editor", "Framework editor"
        REGIONAL_LEAD = "regional_lead", "Regional lead"
        WORKFORCE_PLANNER = "workforce_planner", "Workforce planner"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_grants")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="role_grants")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ends_on = models.DateField(null=True, blank=True)
    from_organisation = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organisation", "unit", "role"],
                condition=models.Q(ended_at__isnull=True),
                name="role_grant_once_a_unit",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=models.Q(ended_at__isnull=True, unit__isnull=True),
                name="role_grant_once_an_organisation",
            ),
            models.CheckConstraint(
                condition=models.Q(from_organisation="") | models.Q(ends_on__isnull=False) & ~models.Q(purpose=""),
                name="role_grant_from_outside_ends",
            ),
        )

    def __str__(self) -> str:
        return self.get_role_display()
