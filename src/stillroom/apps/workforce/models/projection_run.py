from django.db import models

from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.models.asked_work import AskedWork
from stillroom.apps.workforce.models.scenario_version import ScenarioVersion


class ProjectionRun(AskedWork):
    """A scenario run to its end, or on its way there. `headline` keeps what pages show of it."""

    version = models.ForeignKey(ScenarioVersion, on_delete=models.PROTECT, related_name="runs")
    headline = models.JSONField(default=dict)

    class Meta(AskedWork.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.version} asked for on {self.asked_at:%Y-%m-%d}"

    @property
    def organisation(self) -> Organisation:
        return self.version.organisation
