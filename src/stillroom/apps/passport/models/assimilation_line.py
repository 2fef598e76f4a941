from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.assimilation import Assimilation
from stillroom.apps.people.models import Person


class AssimilationLine(models.Model):
    """One person's level in one competency: as the ledger suggests, and as the manager says, with her reason.

    No level means that none is reached. An adjusted line is closed and another written.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assimilation = models.ForeignKey(Assimilation, on_delete=models.PROTECT, related_name="lines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    competency = models.CharField(max_length=50)
    proposed_level = models.PositiveSmallIntegerField(null=True, blank=True)
    proposed_because = models.CharField(max_length=300)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    because = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["assimilation", "person", "competency"],
                condition=models.Q(replaced_at__isnull=True),
                name="assimilation_line_one_current",
            ),
        )

    def __str__(self) -> str:
        return self.competency
