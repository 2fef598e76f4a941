from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models.user import User


class ExternalIdentity(models.Model):
    """Who an account is at an OpenID Connect provider: the issuer's name for her. Linked by herself or for her."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="external_identities")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()
    # Empty when it was linked at the command line.
    linked_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["issuer", "subject"], name="external_identity_once"),)

    def __str__(self) -> str:
        return f"identity at {self.issuer}"
