from django.db import models

from stillroom.apps.accounts.ids import new_id


class Organisation(models.Model):
    """An employing body, known across the NHS by its ODS code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ods_code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
