"""Versions that wait for somebody: to be read and approved, or to be signed."""

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion, VersionMember
from stillroom.apps.framework.selectors.drafts import approvals_of
from stillroom.apps.framework.selectors.version_table import fingerprint
from stillroom.competence.publication import VersionState

Part = VersionMember.Part


def versions_waiting_for(user: User) -> list[tuple[FrameworkVersion, Part]]:
    """In review, with her part: as reviewer until she approves the text, as owner once somebody has."""
    mine = VersionMember.objects.filter(
        user=user,
        part__in=[Part.REVIEWER, Part.OWNER],
        ended_at__isnull=True,
        framework_version__state=VersionState.IN_REVIEW,
    ).select_related("framework_version__framework")
    return [(each.framework_version, Part(each.part)) for each in mine if _waits(each, user)]


def _waits(member: VersionMember, user: User) -> bool:
    version = member.framework_version
    approvals = approvals_of(version, fingerprint(version))
    if member.part == Part.OWNER:
        return approvals.exists()
    return not approvals.filter(approved_by=user).exists()
