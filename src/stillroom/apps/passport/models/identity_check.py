from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person


class IdentityCheck(models.Model):
    """That somebody made sure who a person is, before anything was issued in her name."""

    class How(models.TextChoices):
        EMPLOYMENT_CHECK = "employment_check", "The NHS employment check was seen, identity part complete"
        PHOTO_DOCUMENT = "photo_document", "A passport or driving licence was seen in their presence"
        REGISTER = "register", "Their entry in a professional register was compared in their presence"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identity_checks")
    how = models.CharField(max_length=30, choices=How.choices)
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.get_how_display()
