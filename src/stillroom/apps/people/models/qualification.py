from django.db import models

from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.competence.rules.words import QUALIFICATION_KINDS


class Qualification(DatedRecord):
    """A qualification, accreditation or authorisation. Not `held`: somebody assessed, and she has not got it."""

    kind = models.CharField(max_length=40, choices=list(QUALIFICATION_KINDS.items()))
    title = models.CharField(max_length=200)
    awarded_by = models.CharField(max_length=200, blank=True)
    accredited_by = models.CharField(max_length=200, blank=True)
    awarded_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    held = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind", "title", "awarded_on"],
                condition=models.Q(replaced_at__isnull=True),
                name="qualification_one_current",
            ),
        )

    def __str__(self) -> str:
        return self.title
