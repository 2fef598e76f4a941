from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models.person import Person


class PersonPrivate(models.Model):
    """Kept apart from the record people see: read only to find look-alikes and in suppressed aggregates."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="private")
    date_of_birth = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=50, blank=True)
    ethnicity = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return str(self.person_id)
