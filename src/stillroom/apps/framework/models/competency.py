from typing import ClassVar

from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.framework_version import FrameworkVersion
from stillroom.apps.framework.models.managers import PublishedManager
from stillroom.competence.framework import Change


class Competency(models.Model):
    """One competency as one framework version states it. Immutable once published.

    `objects` sees those of published versions only; who edits or reviews drafts asks `every`.
    """

    CHANGES: ClassVar[list[tuple[str, str]]] = [(change.value, change.value) for change in Change]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework_version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="competencies")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=50)
    group = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    knowledge = models.TextField(blank=True)
    skill = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    scheme = models.TextField()
    renewal_scheme = models.TextField(blank=True)
    requalification_scheme = models.TextField(blank=True)
    validity_months = models.PositiveIntegerField(null=True, blank=True)
    renewal_window_days = models.PositiveIntegerField(null=True, blank=True)
    requires = models.JSONField(default=list)
    recency_days = models.PositiveIntegerField(null=True, blank=True)
    activity_count = models.PositiveIntegerField(null=True, blank=True)
    activity_days = models.PositiveIntegerField(null=True, blank=True)
    critical = models.BooleanField(default=False)
    assessor = models.BooleanField(default=False)
    change = models.CharField(max_length=20, blank=True, choices=CHANGES)
    transition_until = models.DateField(null=True, blank=True)

    objects = PublishedManager["Competency"]("framework_version")
    every = models.Manager["Competency"]()

    class Meta:
        ordering = ("framework_version", "position")
        constraints = (
            models.UniqueConstraint(fields=["framework_version", "code"], name="competency_code_once_a_version"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
