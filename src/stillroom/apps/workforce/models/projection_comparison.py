from django.db import models

from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.models.asked_work import AskedWork
from stillroom.apps.workforce.models.scenario_version import ScenarioVersion


class ProjectionComparison(AskedWork):
    """Two scenarios of an organisation, run with the same people and the same chances; `sentence` is what differs."""

    one = models.ForeignKey(ScenarioVersion, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(ScenarioVersion, on_delete=models.PROTECT, related_name="+")
    sentence = models.CharField(max_length=500, blank=True)

    class Meta(AskedWork.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.other.scenario.title}, compared with {self.one.scenario.title}"

    @property
    def organisation(self) -> Organisation:
        return self.one.organisation
