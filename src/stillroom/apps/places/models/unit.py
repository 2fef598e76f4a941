from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models.organisation import Organisation


class Unit(models.Model):
    """A place of work within an organisation. What is said about it lives in `UnitDetails` and is dated."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    code = models.CharField(max_length=50)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "code"], name="unit_code_once_an_organisation"),)

    def __str__(self) -> str:
        return self.code
