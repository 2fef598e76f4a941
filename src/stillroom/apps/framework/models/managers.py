"""Which versions a query sees: by the plain name, `objects`, only what has been published."""

from typing import TypeVar

from django.db import models

from stillroom.competence.publication import PUBLISHED_STATES

Row = TypeVar("Row", bound=models.Model)
PUBLISHED = sorted(PUBLISHED_STATES)


class PublishedManager(models.Manager[Row]):
    """Leaves drafts out, so that no rule, board or page comes upon one by accident."""

    def __init__(self, version: str = "") -> None:
        """`version`: the way from the row to its version, empty for the version itself."""
        super().__init__()
        self._state = f"{version}__state" if version else "state"

    def get_queryset(self) -> models.QuerySet[Row]:
        return super().get_queryset().filter(**{f"{self._state}__in": PUBLISHED})
