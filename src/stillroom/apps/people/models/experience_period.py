from django.conf import settings
from django.db import models

from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.apps.people.models.person import Person


class ExperiencePeriod(DatedRecord):
    """Work-based experience under one supervisor: proposed by the learner, and counting once the supervisor confirms.

    A supervisor of another organisation is named, with the registration that the one who vouches has seen.
    """

    supervisor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    supervisor_name = models.CharField(max_length=200, blank=True)
    supervisor_profession = models.CharField(max_length=50, blank=True)
    supervisor_registration = models.CharField(max_length=100, blank=True)
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=1)
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "start_date", "supervisor", "supervisor_name"],
                condition=models.Q(replaced_at__isnull=True),
                name="experience_one_current",
            ),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gte=models.F("start_date")),
                name="experience_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"from {self.start_date}"

    @property
    def named(self) -> str:
        return self.supervisor.full_name if self.supervisor else self.supervisor_name
