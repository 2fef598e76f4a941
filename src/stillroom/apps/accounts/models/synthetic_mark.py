from django.db import models

from stillroom.apps.accounts.ids import new_id


class SyntheticMark(models.Model):
    """One row says that nobody in this database is real. It is made with the demo and never taken away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    marked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"synthetic since {self.marked_at:%Y-%m-%d}"
