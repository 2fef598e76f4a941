from uuid import uuid4

from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.passport.models.prior_learning import PriorLearning


class PriorLearningFile(models.Model):
    """One file of evidence. Its bytes lie outside the web root, under a name of chance."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    prior_learning = models.ForeignKey(PriorLearning, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=50)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_as = models.UUIDField(default=uuid4, unique=True)

    def __str__(self) -> str:
        return self.name
