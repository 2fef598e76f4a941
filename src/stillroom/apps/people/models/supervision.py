from django.db import models

from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.apps.people.models.person import Person
from stillroom.competence.rules.words import SUPERVISION_KINDS


class Supervision(DatedRecord):
    """Who supervises whom, in what."""

    kind = models.CharField(max_length=40, choices=list(SUPERVISION_KINDS.items()))
    supervisor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind", "supervisor", "start_date"],
                condition=models.Q(replaced_at__isnull=True),
                name="supervision_one_current",
            ),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gte=models.F("start_date")),
                name="supervision_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
