from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.places.models import Organisation


class StaffSearch(models.Model):
    """Who searched for what, in which organisations. Never whom she found: that would tell who is willing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    searched_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    searched_at = models.DateTimeField()
    organisations = models.ManyToManyField(Organisation, related_name="staff_searches")
    competency = models.CharField(max_length=50)
    context = models.CharField(max_length=500, blank=True)
    months = models.PositiveSmallIntegerField()
    needed_on = models.DateField()

    def __str__(self) -> str:
        return self.competency
