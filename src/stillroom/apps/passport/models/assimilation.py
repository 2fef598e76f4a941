from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.places.models import Unit


class Assimilation(models.Model):
    """A unit's staff placed on a framework's levels: proposed, reviewed, and confirmed once as a whole.

    A record for pay, job descriptions and planning. It is no sign-off and lets nobody do anything.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assimilations")
    framework_version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "framework_version"],
                condition=models.Q(confirmed_at__isnull=True),
                name="assimilation_one_open",
            ),
        )

    def __str__(self) -> str:
        return str(self.framework_version)
