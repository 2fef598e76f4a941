from django.db import models

from stillroom.apps.accounts.models.user import User


class PersonalPin(models.Model):
    """The PIN by which someone signs on a shared tablet, kept as a peppered slow hash.

    `tries` are the wrong ones since the last right one. When they are used up it stays locked until she has signed in
    fully.
    """

    user = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE, related_name="pin")
    hashed = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"PIN of {self.user_id}"
