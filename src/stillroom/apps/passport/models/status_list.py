from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation


class StatusList(models.Model):
    """One list of places that say which credentials were withdrawn. When it is half full another is begun."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="status_lists")
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)
