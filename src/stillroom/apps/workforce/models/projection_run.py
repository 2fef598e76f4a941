from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import Job
from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.models.scenario_version import ScenarioVersion


class ProjectionRun(models.Model):
    """A scenario run to its end, or on its way there: the job tells how far. Its files lie in a folder of its id.

    `headline` keeps what pages show of it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(ScenarioVersion, on_delete=models.PROTECT, related_name="runs")
    job = models.OneToOneField(Job, on_delete=models.PROTECT, null=True, related_name="+")
    headline = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at", "-id")

    def __str__(self) -> str:
        return f"{self.version} asked for on {self.asked_at:%Y-%m-%d}"

    @property
    def organisation(self) -> Organisation:
        return self.version.organisation
