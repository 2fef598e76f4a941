from django.db import models

from stillroom.apps.ledger.models.hash_field import HASH_LENGTH
from stillroom.apps.places.models import Organisation


class ChainHead(models.Model):
    """Where an organisation's chain ends. Its row is the lock that puts writers in line."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, primary_key=True)
    seq = models.BigIntegerField()
    hash = models.BinaryField(max_length=HASH_LENGTH)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.organisation} at {self.seq}"
