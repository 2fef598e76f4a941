from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.prior_learning_claim import PriorLearningClaim


class PriorLearningAppeal(models.Model):
    """She disagrees with what was decided of a claim, once and with a reason. Somebody else decides anew."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.OneToOneField(PriorLearningClaim, on_delete=models.PROTECT, related_name="appeal")
    reason = models.CharField(max_length=1000)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.reason
