from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.transfer_in import TransferIn
from stillroom.competence.transfer import OfferState


class PresentedCredential(models.Model):
    """One credential as it was shown, and what checking it found.

    `problem` says, in words, why it cannot be used. `state` is its issuer's word as of `checked_at`. `document` is the
    exact text shown, of which `sha256` is the hash; it is emptied when she stops sharing it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    transfer = models.ForeignKey(TransferIn, on_delete=models.CASCADE, related_name="credentials")
    ordinal = models.PositiveIntegerField()
    document = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    credential_id = models.CharField(max_length=500, blank=True)
    issuer = models.CharField(max_length=500, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    state = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in OfferState], default=OfferState.CURRENT.value
    )
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ("ordinal",)
        constraints = (
            models.UniqueConstraint(fields=["transfer", "sha256"], name="presented_credential_once_a_transfer"),
        )

    def __str__(self) -> str:
        return self.credential_id or str(self.id)
