from django.db import models

from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.competence.rules.words import QUALIFICATION_KINDS


class Enrolment(DatedRecord):
    """On a course that leads to a kind of qualification; it ends by completion or withdrawal."""

    kind = models.CharField(max_length=40, choices=list(QUALIFICATION_KINDS.items()))
    course = models.CharField(max_length=200)
    enrolled_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "course", "enrolled_on"],
                condition=models.Q(replaced_at__isnull=True),
                name="enrolment_one_current",
            ),
        )

    def __str__(self) -> str:
        return f"{self.course} from {self.enrolled_on}"
