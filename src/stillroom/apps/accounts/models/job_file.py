from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models.job import Job


class JobFile(models.Model):
    """What a job made: kept under a name nobody can ask for until `expires_at`, then deleted. The row stays."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="files")
    kept_as = models.UUIDField(default=new_id, editable=False)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    gone = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.name} of {self.job_id}"
