from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation


class AccessEvent(models.Model):
    """Somebody opened a page: an auditor any page, anyone else another person's record. Written once.

    `subject` is the opaque id of what the page is about, `person` the human it is about; nothing typed is kept.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    as_auditor = models.BooleanField()
    route = models.CharField(max_length=100)
    subject = models.CharField(max_length=36, blank=True)
    person = models.CharField(max_length=36, blank=True)
    viewed_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["organisation", "viewed_at"], name="access_event_of_place"),
            models.Index(fields=["person", "viewed_at"], name="access_event_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.route} at {self.viewed_at:%Y-%m-%d %H:%M}"
