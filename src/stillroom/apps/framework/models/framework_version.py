from typing import ClassVar

from django.conf import settings
from django.db import models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models.competency_framework import CompetencyFramework
from stillroom.apps.framework.models.managers import PUBLISHED, PublishedManager
from stillroom.competence.publication import PUBLISHED_STATES, UNPUBLISHED_STATES, VersionState


class FrameworkVersion(models.Model):
    """A framework as it is drafted and then published, once. A published version is never changed.

    `objects` sees published versions only; who edits or reviews drafts asks `every`.
    """

    STATES: ClassVar[list[tuple[str, str]]] = [(state.value, state.label) for state in VersionState]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework = models.ForeignKey(CompetencyFramework, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField(max_length=50)
    state = models.CharField(max_length=30, choices=STATES, default=VersionState.DRAFT.value)
    ordinal = models.PositiveIntegerField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    retires_on = models.DateField(null=True, blank=True)

    objects = PublishedManager["FrameworkVersion"]()
    every = models.Manager["FrameworkVersion"]()

    class Meta:
        ordering = ("framework", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=["framework", "version"], name="framework_version_once"),
            models.UniqueConstraint(fields=["framework", "ordinal"], name="framework_version_in_order"),
            models.UniqueConstraint(
                fields=["framework"],
                condition=models.Q(state__in=sorted(UNPUBLISHED_STATES)),
                name="framework_version_one_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=PUBLISHED, ordinal__isnull=False, published_at__isnull=False)
                | models.Q(state__in=sorted(UNPUBLISHED_STATES), ordinal__isnull=True, published_at__isnull=True),
                name="framework_version_published_whole",
            ),
        )

    def __str__(self) -> str:
        return self.version

    @property
    def version_state(self) -> VersionState:
        return VersionState(self.state)

    @property
    def is_published(self) -> bool:
        return self.version_state in PUBLISHED_STATES
