from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.transfer_rule import DECISIONS, REASONS
from stillroom.apps.places.models import Unit


class UnitTransferRule(models.Model):
    """That a unit asks more than everyone does for one reason. Closed and replaced, never edited."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="transfer_rules")
    reason = models.CharField(max_length=30, choices=REASONS)
    decision = models.CharField(max_length=20, choices=DECISIONS)
    why = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "reason"],
                condition=models.Q(replaced_at__isnull=True),
                name="unit_transfer_rule_one_current",
            ),
        )

    def __str__(self) -> str:
        return self.reason
