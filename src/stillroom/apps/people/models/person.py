from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation


class Person(models.Model):
    """The employer's record of someone. Two records decided to be one human: the younger points to the older."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    employee_number = models.CharField(max_length=50)
    first_name = models.CharField(max_length=200)
    last_name = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)
    registration_body = models.CharField(max_length=50, blank=True)
    registration_number = models.CharField(max_length=50, blank=True)
    registration_date = models.DateField(null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="people"
    )
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="also_known_as")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "employee_number"], name="employee_number_once_an_organisation"
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def canonical_id(self) -> str:
        """The id the ledger and readiness know this human by."""
        return str(self.same_as_id or self.id)
