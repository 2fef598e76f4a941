from django.db import models

from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.models.asked_work import AskedWork
from stillroom.apps.workforce.models.scenario_version import ScenarioVersion


class Commissioning(AskedWork):
    """How many places, where and when, were asked for; `question` as a file, `result` as the engine found it."""

    version = models.ForeignKey(ScenarioVersion, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    result = models.JSONField(default=dict)

    class Meta(AskedWork.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"Places for {self.version.scenario.title}"

    @property
    def organisation(self) -> Organisation:
        return self.version.organisation
