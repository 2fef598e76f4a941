from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation


class ReviewSettings(models.Model):
    """How often an organisation reviews, and what it looks for. Closed and replaced, never edited."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    trail_days = models.PositiveIntegerField()
    access_days = models.PositiveIntegerField()
    late_days = models.PositiveIntegerField()
    quick_minutes = models.PositiveIntegerField()
    pair_times = models.PositiveIntegerField()
    hours_from = models.PositiveSmallIntegerField()
    hours_until = models.PositiveSmallIntegerField()
    unused_days = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(replaced_at__isnull=True),
                name="review_settings_one_current",
            ),
            models.CheckConstraint(
                condition=models.Q(hours_from__lt=models.F("hours_until"), hours_until__lte=24),
                name="review_settings_hours_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"every {self.trail_days} days"
