"""A version beside another: what differs, item by item."""

from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.selectors.frameworks import competencies_stated, latest_version, versions_of
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.competence.comparison import Comparison, compare


def version_before(version: FrameworkVersion) -> FrameworkVersion | None:
    """The one it followed when it was published; of a draft, the current one."""
    if not version.is_published:
        return latest_version(version.framework)
    return versions_of(version.framework).filter(ordinal__lt=version.ordinal).first()


def compare_versions(before: FrameworkVersion | None, after: FrameworkVersion) -> Comparison:
    """Against nothing, everything is new."""
    return compare(
        competencies_stated(before) if before else (),
        competencies_stated(after),
        levels_before=levels_of(before) if before else {},
        levels_after=levels_of(after),
    )
