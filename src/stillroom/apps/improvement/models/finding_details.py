from django.db import models

from stillroom.apps.accounts.models.recorded import Recorded
from stillroom.apps.improvement.models.finding import Finding
from stillroom.apps.improvement.terms import TermKind, title


class FindingDetails(Recorded):
    """A finding as it was recorded from `recorded_at` to `replaced_at`: the root cause is often known later.

    `body`, `deficiency` and `theme` are codes of the terms; `facility` is the type of the unit's facility as it was.
    """

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="details")
    body = models.CharField(max_length=30)
    found_on = models.DateField()
    facility = models.CharField(max_length=50, blank=True)
    deficiency = models.CharField(max_length=30)
    theme = models.CharField(max_length=30)
    description = models.TextField()
    root_cause = models.TextField(blank=True)
    competencies = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["finding"], condition=models.Q(replaced_at__isnull=True), name="finding_details_one_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.finding} as recorded on {self.recorded_at:%Y-%m-%d}"

    @property
    def body_title(self) -> str:
        return title(TermKind.BODY, self.body)

    @property
    def deficiency_title(self) -> str:
        return title(TermKind.CLASS, self.deficiency)

    @property
    def theme_title(self) -> str:
        return title(TermKind.THEME, self.theme)
