from django.db import models

from stillroom.apps.accounts.models.recorded import RecordedAndReplaced
from stillroom.apps.places.models import Unit


class SopVersion(RecordedAndReplaced):
    """One version of a unit's standard operating procedure, and the competencies that it stands behind.

    It is in force from `effective_on` until the next version is. The row holds from `recorded_at` to `replaced_at`: a
    correction closes it and writes another. What it asks of people is derived from this and the ledger.
    """

    class Asks(models.TextChoices):
        READ = "read", "Read and understood: each person confirms it herself"
        REASSESSMENT = "reassessment", "Reassessment: an assessor sees each person work to it"

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
