from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation


class Scenario(models.Model):
    """A future that an organisation looks at. Its figures are versions of a file; `copied_from` says where it began.

    `copied_from` is the name of a shipped scenario, or empty where it began with the organisation's own records.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    copied_from = models.CharField(max_length=100, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("title", "id")

    def __str__(self) -> str:
        return self.title
