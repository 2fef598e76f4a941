from django.db import models

from stillroom.apps.accounts.models.recorded import Recorded
from stillroom.apps.places.models.unit import Unit


class Country(models.TextChoices):
    ENGLAND = "england", "England"
    SCOTLAND = "scotland", "Scotland"
    WALES = "wales", "Wales"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"


class UnitDetails(Recorded):
    """A unit as it was recorded from `recorded_at` to `replaced_at`. Closed and replaced, never edited.

    `accountable_number` is the employee number of the person who appoints; she may be imported later. An empty
    `country` is not known: rules that hold in some countries only then say so.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="details")
    name = models.CharField(max_length=200)
    site = models.CharField(max_length=200, blank=True)
    facilities = models.JSONField(default=list)
    accountable_number = models.CharField(max_length=50, blank=True)
    country = models.CharField(max_length=20, choices=Country.choices, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(replaced_at__isnull=True), name="unit_details_one_current"
            ),
        )

    def __str__(self) -> str:
        return self.name
