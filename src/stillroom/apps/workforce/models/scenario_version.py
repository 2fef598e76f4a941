from django.db import models

from stillroom.apps.accounts.models.recorded import Recorded
from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.models.scenario import Scenario


class ScenarioVersion(Recorded):
    """The file of a scenario as it stood: TOML, whole, so that a run of it can be made again. Never edited.

    `files`: the tables it names, such as of people, by name. `changed` says in words what this version changed.
    """

    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    files = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    changed = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["scenario", "number"], name="scenario_version_numbered_once"),
            models.UniqueConstraint(
                fields=["scenario"], condition=models.Q(replaced_at__isnull=True), name="scenario_version_one_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.scenario}, version {self.number}"

    @property
    def organisation(self) -> Organisation:
        return self.scenario.organisation
