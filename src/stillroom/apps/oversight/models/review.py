from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation, Unit


class Review(models.Model):
    """A review that was begun: of the audit trail of a period, or of who has access. Written once.

    `through_seq` and `through_hash` name the last statement it covers, so that the chain up to there cannot be another
    one later. What was recorded after `begun_at` is for the next review.
    """

    class Kind(models.TextChoices):
        TRAIL = "trail", "Audit trail"
        ACCESS = "access", "Access"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    until = models.DateField()
    looked_for = models.JSONField(default=dict)
    through_seq = models.BigIntegerField()
    through_hash = models.CharField(max_length=64, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["organisation", "kind", "begun_at"], name="review_of_place"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.since} to {self.until}"
