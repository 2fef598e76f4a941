from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id


class Recorded(models.Model):
    """A row as it was recorded from `recorded_at` to `replaced_at`. Closed and replaced, never edited."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class RecordedAndReplaced(Recorded):
    """With whoever closed it."""

    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
