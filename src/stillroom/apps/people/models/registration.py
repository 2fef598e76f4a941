from django.db import models

from stillroom.apps.people.models.dated_record import DatedRecord


class Registration(DatedRecord):
    """A stretch on a professional register. What the staff list says holds where there is none of these."""

    body = models.CharField(max_length=50)
    number = models.CharField(max_length=50, blank=True)
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "body", "start_date"],
                condition=models.Q(replaced_at__isnull=True),
                name="registration_one_current",
            ),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gte=models.F("start_date")),
                name="registration_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} {self.number}".strip()
