from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person


class Willingness(models.Model):
    """Somebody is willing to be asked to help elsewhere, as she herself has said.

    There is no row for anything else: whoever is not willing, was never asked or has not answered has none, and when
    she takes it back the row is deleted rather than closed. What is not kept cannot be told.
    """

    class Travel(models.TextChoices):
        OWN_ORGANISATION = "own_organisation", "Other units of my own organisation"
        REGION = "region", "Other organisations too"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="willingness")
    competencies = models.JSONField(default=list)
    """Codes; none: whatever she is competent in."""
    from_date = models.DateField()
    until_date = models.DateField()
    travel = models.CharField(max_length=20, choices=Travel.choices)
    said_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_date__gte=models.F("from_date")), name="willingness_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return f"from {self.from_date} until {self.until_date}"
