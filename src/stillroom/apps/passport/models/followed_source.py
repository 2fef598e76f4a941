from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.competence.transfer import OfferState


class FollowedSource(models.Model):
    """The credential that an acceptance rests on, watched: what its issuer withdraws is suspended here.

    `status` lists where its state is published: {url, index, purpose}. `suspension` is the statement made here; the
    review is over when that is lifted or the acceptance revoked, which the ledger tells.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="followed_sources")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    statement_id = models.CharField(max_length=36, unique=True)
    credential_id = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    issuer = models.CharField(max_length=500)
    issuer_name = models.CharField(max_length=200)
    status = models.JSONField(default=list)
    state = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in OfferState], default=OfferState.CURRENT.value
    )
    checked_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True, blank=True)
    suspension = models.CharField(max_length=36, blank=True)

    class Meta:
        indexes = (models.Index(fields=["credential_id"], name="followed_by_credential"),)

    def __str__(self) -> str:
        return self.credential_id
