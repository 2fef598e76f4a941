from django.db import models

from stillroom.apps.accounts.ids import new_id


class CompetencyFramework(models.Model):
    """A body of competencies that grows by published versions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=50, unique=True)
    title = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.title or f"Framework {self.code}"
