from django.db import models

from stillroom.apps.accounts.models.recorded import Recorded
from stillroom.apps.framework.models.rule import Rule
from stillroom.competence.rules.rule import Effect, Status


class RuleVersion(Recorded):
    """A rule as it was recorded from `recorded_at` to `replaced_at`. Closed and replaced, never edited.

    `valid_from` and `valid_until` are the days on which the rule holds; `settings` name the parameters no source gives.
    """

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="versions")
    title = models.CharField(max_length=200)
    statement = models.TextField()
    source = models.CharField(max_length=200)
    effect = models.CharField(max_length=20, choices=[(each.value, each.words) for each in Effect])
    status = models.CharField(max_length=20, choices=[(each.value, each.words) for each in Status])
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    parameters = models.JSONField(default=dict)
    settings = models.JSONField(default=list)
    successor = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["rule"], condition=models.Q(replaced_at__isnull=True), name="rule_version_one_current"
            ),
        )

    def __str__(self) -> str:
        return self.title
