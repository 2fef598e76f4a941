from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Unit


class LocalNote(models.Model):
    """“In our unit this differs”: what one unit adds in words to a competency, from `recorded_at` to `replaced_at`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    competency_code = models.CharField(max_length=50)
    text = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "competency_code"],
                condition=models.Q(replaced_at__isnull=True),
                name="local_note_one_current",
            ),
        )

    def __str__(self) -> str:
        return f"{self.competency_code}: {self.text}"
