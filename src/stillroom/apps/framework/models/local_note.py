from django.db import models

from stillroom.apps.accounts.models.recorded import RecordedAndReplaced
from stillroom.apps.places.models import Unit


class LocalNote(RecordedAndReplaced):
    """“In our unit this differs”: what one unit adds in words to a competency, from `recorded_at` to `replaced_at`."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    competency_code = models.CharField(max_length=50)
    text = models.TextField()

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
