from django.db import models

from stillroom.apps.accounts.ids import new_id


class Rule(models.Model):
    """A dated rule by its code. What it says, and when it holds, lives in `RuleVersion`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=20, unique=True)
    ordinal = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.code
