from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person


class Digest(models.Model):
    """That somebody was reminded on a day, and by which way: so that a second run on that day sends nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="digests")
    day = models.DateField()
    things = models.PositiveIntegerField()
    mailed = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "day"], name="digest_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.things} on {self.day}"
