from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.prior_learning import PriorLearning


class PriorLearningClaim(models.Model):
    """She says that what she learned meets this competency. How it stands follows from the decisions and the appeal."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    prior_learning = models.ForeignKey(PriorLearning, on_delete=models.PROTECT, related_name="claims")
    competency = models.CharField(max_length=50)
    version = models.CharField(max_length=50)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["prior_learning", "competency"], name="prior_learning_claimed_once"),
        )

    def __str__(self) -> str:
        return self.competency
