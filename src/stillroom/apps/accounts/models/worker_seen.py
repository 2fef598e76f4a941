from django.db import models


class WorkerSeen(models.Model):
    """A worker process, and when it last said that it is alive."""

    name = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
