from typing import ClassVar

from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person
from stillroom.competence.plan_state import PlanState


class PlanKind(models.TextChoices):
    ROLE = "role", "Plan for a role"
    POST_IET = "post_iet", "Plan after initial education and training"


class LearningPlan(models.Model):
    """What people decide about somebody's way into a role. Its gaps are never kept: they are derived each time."""

    STATES: ClassVar[list[tuple[str, str]]] = [(state.value, state.label) for state in PlanState]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="learning_plans")
    role_profile = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=PlanKind.choices, default=PlanKind.ROLE)
    state = models.CharField(max_length=20, choices=STATES, default=PlanState.DRAFT)
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "role_profile"],
                condition=~models.Q(state=PlanState.COMPLETE),
                name="learning_plan_one_open_a_role",
            ),
        )

    def __str__(self) -> str:
        return f"Plan for {self.role_profile}"

    @property
    def current_state(self) -> PlanState:
        return PlanState(self.state)
