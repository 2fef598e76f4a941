from django.db import models

from stillroom.apps.accounts.models.recorded import Recorded
from stillroom.apps.places.models import Unit


class Sector(models.TextChoices):
    """Where in the health service people work, as projections tell it apart."""

    TECHNICAL_SERVICES = "hospital technical services", "Hospital technical services"
    OTHER_HOSPITAL = "other hospital", "Other hospital pharmacy"
    COMMUNITY = "community", "Community pharmacy"
    PRIMARY_CARE = "primary care", "Primary care"
    MENTAL_HEALTH = "mental health", "Mental health"
    OTHER = "other", "Other"


class UnitSetting(Recorded):
    """The sector and region of a unit. Lists of regions differ by source and year, so a region is what it is called."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=40, choices=Sector.choices, blank=True)
    region = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(replaced_at__isnull=True), name="unit_setting_one_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.sector}, {self.region}"
