"""Versions that are not published yet, as far as the reader works on them; and everything said and done about one."""

from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.models import (
    CompetencyFramework,
    FrameworkVersion,
    VersionApproval,
    VersionComment,
    VersionMember,
    VersionStep,
)
from stillroom.apps.framework.models.managers import PUBLISHED

Part = VersionMember.Part


def is_editor(user: User) -> bool:
    """Whether she may start drafts; frameworks belong to no organisation, so it is asked of none."""
    return user.has_perm(Permission.EDIT_FRAMEWORK)


def drafts_visible_to(user: User) -> QuerySet[FrameworkVersion]:
    """Those she works on; an editor sees all, so that nobody starts a second one."""
    rows = FrameworkVersion.every.exclude(state__in=PUBLISHED).select_related("framework")
    if not is_editor(user):
        rows = rows.filter(id__in=_worked_on_by(user))
    return rows.order_by("framework__code")


def version_visible_to(user: User, version_id: UUID) -> FrameworkVersion:
    """Published, or a draft that she may see. Raises FrameworkVersion.DoesNotExist."""
    rows = FrameworkVersion.every.select_related("framework", "published_by")
    if not is_editor(user):
        rows = rows.filter(Q(state__in=PUBLISHED) | Q(id__in=_worked_on_by(user)))
    return rows.get(id=version_id)


def draft_visible_to(user: User, version_id: UUID) -> FrameworkVersion:
    """Raises FrameworkVersion.DoesNotExist, also when it is published by now."""
    return drafts_visible_to(user).get(id=version_id)


def framework_with_id(framework_id: UUID) -> CompetencyFramework:
    """Raises CompetencyFramework.DoesNotExist."""
    return CompetencyFramework.objects.get(id=framework_id)


def draft_of(framework: CompetencyFramework) -> FrameworkVersion | None:
    return FrameworkVersion.every.filter(framework=framework).exclude(state__in=PUBLISHED).first()


def members_of(version: FrameworkVersion) -> QuerySet[VersionMember]:
    """Who works on it now: the owner first."""
    rows = VersionMember.objects.filter(framework_version=version, ended_at__isnull=True)
    return rows.select_related("user", "added_by").order_by("-part", "user__name")


def part_of(user: User, version: FrameworkVersion) -> Part | None:
    row = VersionMember.objects.filter(framework_version=version, user=user, ended_at__isnull=True).first()
    return Part(row.part) if row else None


def owner_of(version: FrameworkVersion) -> User | None:
    row = members_of(version).filter(part=Part.OWNER).first()
    return row.user if row else None


def comments_on(version: FrameworkVersion) -> QuerySet[VersionComment]:
    return VersionComment.objects.filter(framework_version=version).select_related("made_by", "resolved_by")


def open_comments(version: FrameworkVersion) -> int:
    return comments_on(version).filter(resolved_at__isnull=True).count()


def comment_on(version: FrameworkVersion, comment_id: UUID) -> VersionComment:
    """Raises VersionComment.DoesNotExist."""
    return comments_on(version).get(id=comment_id)


def approvals_of(version: FrameworkVersion, fingerprint: str) -> QuerySet[VersionApproval]:
    """Those of this very text, by reviewers who still are."""
    reviewers = members_of(version).filter(part=Part.REVIEWER).values("user")
    rows = VersionApproval.objects.filter(framework_version=version, fingerprint=fingerprint)
    return rows.filter(approved_by__in=reviewers).select_related("approved_by").order_by("approved_at")


def steps_of(version: FrameworkVersion) -> QuerySet[VersionStep]:
    """Newest first."""
    return VersionStep.objects.filter(framework_version=version).select_related("taken_by").order_by("-taken_at", "-id")


def _worked_on_by(user: User) -> QuerySet[VersionMember, UUID]:
    rows = VersionMember.objects.filter(user=user, ended_at__isnull=True)
    return rows.values_list("framework_version", flat=True)
