from typing import ClassVar

from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.competence.training_time import SessionState


class TrainingSession(models.Model):
    """Training time planned for one person at one unit: delivered, or pulled for a reason of the list."""

    STATES: ClassVar[list[tuple[str, str]]] = [(state.value, state.value.capitalize()) for state in SessionState]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="training_sessions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="training_sessions")
    trainer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    competency = models.CharField(max_length=50, blank=True)
    about = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=STATES, default=SessionState.PLANNED)
    pulled_for = models.CharField(max_length=50, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="training_session_takes_time"),
            models.CheckConstraint(
                condition=models.Q(state=SessionState.PULLED) ^ models.Q(pulled_for=""),
                name="training_session_pulled_for_a_reason",
            ),
        )
        indexes = (models.Index(fields=["unit", "starts_at"], name="training_session_of_unit"),)

    def __str__(self) -> str:
        return self.about
