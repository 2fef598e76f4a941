from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Unit


class SopVersion(models.Model):
    """One version of a unit's standard operating procedure, and the competencies that it stands behind.

    It is in force from `effective_on` until the next version is. The row holds from `recorded_at` to `replaced_at`: a
    correction closes it and writes another. What it asks of people is derived from this and the ledger.
    """

    class Asks(models.TextChoices):
        READ = "read", "Read and understood: each person confirms it herself"
        REASSESSMENT = "reassessment", "Reassessment: an assessor sees each person work to it"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=50)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    competencies = models.JSONField(default=list)
    asks = models.CharField(max_length=20, choices=Asks.choices)
    effective_on = models.DateField()
    owner = models.CharField(max_length=200)
    review_on = models.DateField()
    kept_at = models.CharField(max_length=500)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("unit", "code", "-effective_on")
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "code", "version"],
                condition=models.Q(replaced_at__isnull=True),
                name="sop_version_one_current",
            ),
            models.UniqueConstraint(
                fields=["unit", "code", "effective_on"],
                condition=models.Q(replaced_at__isnull=True),
                name="sop_version_one_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} version {self.version}"
