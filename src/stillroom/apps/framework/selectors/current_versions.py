"""Which published version states a competency now."""

from uuid import UUID

from stillroom.apps.framework.models import Competency, FrameworkVersion


def current_version_ids() -> dict[str, UUID]:
    """Competency code → the newest published version that states it."""
    versions = FrameworkVersion.objects.order_by("ordinal").values_list("id", flat=True)
    place = {version: index for index, version in enumerate(versions)}
    rows = Competency.objects.filter(framework_version__in=list(place)).values_list("code", "framework_version_id")
    return dict(sorted(rows, key=lambda row: place[row[1]]))
