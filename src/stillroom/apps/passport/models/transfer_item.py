from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.presented_credential import PresentedCredential
from stillroom.apps.passport.models.transfer_in import TransferIn
from stillroom.apps.passport.models.transfer_rule import DECISIONS


class TransferItem(models.Model):
    """What an authoriser decided of one requirement, with what was proposed to her and for which reasons.

    Open items have no row: what is proposed for them is derived each time. `statements` are the acceptances she signed:
    none while an observation here is still to come.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    transfer = models.ForeignKey(TransferIn, on_delete=models.PROTECT, related_name="items")
    competency = models.CharField(max_length=50)
    context = models.CharField(max_length=500, blank=True)
    proposed = models.CharField(max_length=20, choices=DECISIONS)
    reasons = models.JSONField(default=list)
    decision = models.CharField(max_length=20, choices=DECISIONS)
    credential = models.ForeignKey(
        PresentedCredential, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    statements = models.JSONField(default=list)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["transfer", "competency", "context"], name="transfer_item_once"),
        )

    def __str__(self) -> str:
        return self.competency
