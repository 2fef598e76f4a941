from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.prior_learning_claim import PriorLearningClaim
from stillroom.apps.people.models import Person
from stillroom.competence.prior_learning import OUTCOMES


class PriorLearningDecision(models.Model):
    """What one assessor decided of one claim, and why. `statement_id` is what she stated with it in the ledger."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(PriorLearningClaim, on_delete=models.PROTECT, related_name="decisions")
    assessor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=OUTCOMES)
    reason = models.CharField(max_length=1000)
    still_missing = models.CharField(max_length=1000, blank=True)
    on_appeal = models.BooleanField(default=False)
    statement_id = models.CharField(max_length=36)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("decided_at", "id")
        constraints = (models.UniqueConstraint(fields=["claim", "assessor"], name="prior_learning_decided_once_each"),)

    def __str__(self) -> str:
        return self.get_outcome_display()
