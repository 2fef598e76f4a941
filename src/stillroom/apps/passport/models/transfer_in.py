from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.identity_check import IdentityCheck
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation, Unit


class TransferIn(models.Model):
    """Somebody of this organisation shows what she was signed off in elsewhere, for a role at a unit.

    Nothing is signed before somebody has compared who she is with whom the credentials name (`identity_check`).
    What she showed through a share goes when she stops sharing; what was signed by then stays.
    """

    class Source(models.TextChoices):
        FILE = "file", "A passport file"
        TEXT = "text", "Text that they pasted or somebody scanned"
        SHARE = "share", "Their share here"
        ADDRESS = "address", "Their share on another installation"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="transfers_in")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="transfers_in")
    role_profile = models.CharField(max_length=100)
    source = models.CharField(max_length=10, choices=Source.choices)
    share_id = models.UUIDField(null=True, blank=True)
    address = models.CharField(max_length=500, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    identity_check = models.ForeignKey(IdentityCheck, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name_differs_because = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def organisation(self) -> Organisation:
        return self.person.organisation
