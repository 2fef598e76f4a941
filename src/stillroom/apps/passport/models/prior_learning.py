from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person


class PriorLearning(models.Model):
    """Training or experience from before or elsewhere, submitted once by whoever has it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="prior_learning")
    title = models.CharField(max_length=200)
    provider = models.CharField(max_length=200)
    start_date = models.DateField()
    end_date = models.DateField()
    hours = models.PositiveIntegerField()
    learned = models.TextField()
    kept_at = models.CharField(max_length=300, blank=True)
    """Where the evidence lies, when it is not attached."""
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")), name="prior_learning_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return self.title
