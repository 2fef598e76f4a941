from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person


class AssessorAvailability(models.Model):
    """The hours a month somebody gives to observing, and how long one assessment takes her.

    Closed and replaced when it changes, so that a past month can be read as it was planned.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="availability")
    hours_a_month = models.DecimalField(max_digits=5, decimal_places=1)
    minutes_each = models.PositiveIntegerField()
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(replaced_at__isnull=True), name="availability_one_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.hours_a_month} hours a month"
