from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models.person import Person


class LookAlike(models.Model):
    """Two employee numbers that look like one person. Until it is decided, neither may sign for the other."""

    class Decision(models.TextChoices):
        UNDECIDED = "", "Not decided"
        SAME = "same", "The same person"
        DIFFERENT = "different", "Two different people"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_a = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person_b = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=200)
    found_at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True, default=Decision.UNDECIDED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person_a", "person_b"], name="look_alike_pair_once"),)

    def __str__(self) -> str:
        return self.why
