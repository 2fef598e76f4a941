from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.people.models import Person


class HelpRequest(models.Model):
    """A regional lead asks somebody who is willing to be asked. It goes to her alone.

    There is no “no”: she says yes, or lets the day pass. Her manager learns of it only by her yes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="help_requests")
    competency = models.CharField(max_length=50)
    context = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=200)
    start_date = models.DateField()
    end_date = models.DateField()
    message = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.place
