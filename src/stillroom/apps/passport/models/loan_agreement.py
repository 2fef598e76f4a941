from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.loan import Loan


class LoanAgreement(models.Model):
    """One of the three who must agree has agreed."""

    class Side(models.TextChoices):
        HERSELF = "herself", "The person themselves"
        HOME = "home", "The manager at home"
        RECEIVING = "receiving", "The manager of the receiving unit"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="agreements")
    side = models.CharField(max_length=10, choices=Side.choices)
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["loan", "side"], name="loan_agreed_once_a_side"),)

    def __str__(self) -> str:
        return self.get_side_display()
