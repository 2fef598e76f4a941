from django.db import models

from stillroom.apps.accounts.models.recorded import RecordedAndReplaced
from stillroom.apps.framework.models.role_profile import RoleProfile
from stillroom.apps.places.models import Unit


class RoleRequirement(RecordedAndReplaced):
    """A role asks for a competency in a context, as recorded from `recorded_at` to `replaced_at`.

    With a unit, the unit asks for it beyond what the role profile asks everywhere.
    """

    role_profile = models.ForeignKey(RoleProfile, on_delete=models.PROTECT, related_name="requirements")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    competency_code = models.CharField(max_length=50)
    context = models.CharField(max_length=500, blank=True)
    mandatory = models.BooleanField(default=True)
    grace_days = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["role_profile", "competency_code", "context"],
                condition=models.Q(replaced_at__isnull=True, unit__isnull=True),
                name="role_requirement_one_current",
            ),
            models.UniqueConstraint(
                fields=["unit", "role_profile", "competency_code", "context"],
                condition=models.Q(replaced_at__isnull=True, unit__isnull=False),
                name="role_requirement_one_current_a_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.competency_code} ({self.context or 'any context'})"
