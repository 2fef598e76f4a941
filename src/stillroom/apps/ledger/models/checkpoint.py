from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.ledger.models.hash_field import HASH_LENGTH
from stillroom.apps.places.models import Organisation


class Checkpoint(models.Model):
    """A chain's head, signed with a key that is not in the database, so that a shortened chain is seen."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="checkpoints")
    seq = models.BigIntegerField()
    hash = models.BinaryField(max_length=HASH_LENGTH)
    made_at = models.DateTimeField()
    key_id = models.CharField(max_length=16)
    signature = models.BinaryField(max_length=64)

    def __str__(self) -> str:
        return f"{self.organisation} at {self.seq}, {self.made_at:%Y-%m-%d}"
