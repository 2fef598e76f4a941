from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.issued_credential import IssuedCredential
from stillroom.apps.people.models import Person


class Share(models.Model):
    """Credentials of one person, open to whoever holds a secret link, until a moment. Only the link's hash is kept.

    `person` is the record she shared from. Made by somebody else, it rests on a `Disclosure`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shares")
    audience = models.CharField(max_length=200)
    purpose = models.CharField(max_length=300)
    items = models.ManyToManyField(IssuedCredential, related_name="shares")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(expires_at__gt=models.F("made_at")), name="share_ends_later"),
        )

    def __str__(self) -> str:
        return f"Share {self.id}"
