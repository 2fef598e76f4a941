"""A link by which someone sets her name and password, once. The link itself is not kept, only its hash."""

from typing import ClassVar

from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models.user import User


class Invitation(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    for_existing_account = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, editable=False)
    # The roles to give when it is accepted: {"organisation": ODS code, "role": …, "unit": code or ""}.
    grants = models.JSONField(default=list)
    invited_at = models.DateTimeField()
    # Empty when the invitation was made at the command line.
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="invitations_made")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="invitations_accepted")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["email"], name="accounts_invitation_email")]

    def __str__(self) -> str:
        return f"Invitation {self.id}"
