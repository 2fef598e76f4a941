from typing import ClassVar

from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.framework_version import FrameworkVersion
from stillroom.competence.publication import Step, VersionState


class VersionStep(models.Model):
    """A step in a version's life, who took it and when. Publishing is signed: the fingerprint says what was signed."""

    STEPS: ClassVar[list[tuple[str, str]]] = [(step.value, step.label) for step in Step]
    STATES: ClassVar[list[tuple[str, str]]] = [(state.value, state.label) for state in VersionState]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework_version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=30, choices=STEPS)
    state = models.CharField(max_length=30, choices=STATES)
    reason = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("framework_version", "taken_at")

    def __str__(self) -> str:
        return self.get_step_display()
