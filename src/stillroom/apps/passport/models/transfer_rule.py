from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.competence.transfer import Decision, Reason, TransferRule

REASONS = [(reason.value, reason.words) for reason in Reason]
DECISIONS = [(decision.value, decision.words) for decision in Decision]


class NationalTransferRule(models.Model):
    """What everyone proposes for one reason. *Draft – not nationally approved.* Closed and replaced, never edited."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reason = models.CharField(max_length=30, choices=REASONS)
    decision = models.CharField(max_length=20, choices=DECISIONS)
    keeps_knowledge = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["reason", "valid_from"],
                condition=models.Q(replaced_at__isnull=True),
                name="transfer_rule_one_current",
            ),
        )

    def __str__(self) -> str:
        return self.reason

    @property
    def rule(self) -> TransferRule:
        starts = {"valid_from": self.valid_from} if self.valid_from else {}
        return TransferRule(
            Reason(self.reason),
            Decision(self.decision),
            valid_until=self.valid_until,
            keeps_knowledge=self.keeps_knowledge,
            **starts,
        )
