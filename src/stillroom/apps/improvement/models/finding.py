from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation, Unit


class Finding(models.Model):
    """What an audit, an inspection or a deviation found at a unit, by its reference. What is said of it is dated."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=50)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["unit", "reference"], name="finding_reference_once_a_unit"),)

    def __str__(self) -> str:
        return self.reference

    @property
    def organisation(self) -> Organisation:
        return self.unit.organisation
