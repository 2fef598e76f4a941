from typing import ClassVar

from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models.user import User


class SignIn(models.Model):
    """That someone signed in: when, by what, on what kind of device. Its holder sees it, so that she notices others."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    at = models.DateTimeField()
    by_what = models.CharField(max_length=100)
    device = models.CharField(max_length=100, blank=True)
    last_seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["user", "-at"], name="accounts_sign_in_newest")]

    def __str__(self) -> str:
        return f"sign-in of {self.user_id} at {self.at:%Y-%m-%d %H:%M}"
