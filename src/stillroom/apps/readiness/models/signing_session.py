from typing import ClassVar

from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit


class SigningSession(models.Model):
    """A tablet that several people of a unit sign on, each with her PIN. Whoever signed in on it opened it.

    Statements made in it name `recorder` as who recorded them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="signing_sessions")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="signing_sessions")
    recorder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signing_sessions")
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    wrong_pins = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["unit", "-opened_at"], name="signing_session_unit")
        ]

    def __str__(self) -> str:
        return f"signing session of {self.unit_id}"
