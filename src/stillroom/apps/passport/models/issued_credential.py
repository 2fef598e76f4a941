from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.issuer_key import IssuerKey
from stillroom.apps.passport.models.status_list import StatusList
from stillroom.apps.people.models import Person, Qualification
from stillroom.apps.places.models import Organisation
from stillroom.competence.transfer import OfferState


class IssuedCredential(models.Model):
    """A credential as it was signed: of a sign-off, or of a qualification. What it says never changes.

    Only `state` follows the ledger, and with it the published status lists; `status_list` and `status_index` say where.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="issued_credentials")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="issued_credentials")
    statement_id = models.CharField(max_length=36, blank=True)
    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    key = models.ForeignKey(IssuerKey, on_delete=models.PROTECT, related_name="+")
    document = models.TextField()
    token = models.TextField()
    sha256 = models.CharField(max_length=64)
    status_list = models.ForeignKey(StatusList, on_delete=models.PROTECT, related_name="credentials")
    status_index = models.PositiveIntegerField()
    state = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in OfferState], default=OfferState.CURRENT.value
    )
    valid_until = models.DateField(null=True, blank=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["statement_id"], condition=~models.Q(statement_id=""), name="credential_once_a_sign_off"
            ),
            models.UniqueConstraint(fields=["qualification"], name="credential_once_a_qualification"),
            models.UniqueConstraint(fields=["status_list", "status_index"], name="credential_status_place_once"),
        )
        indexes = (models.Index(fields=["status_list", "state"], name="credential_by_status"),)

    def __str__(self) -> str:
        return str(self.id)
