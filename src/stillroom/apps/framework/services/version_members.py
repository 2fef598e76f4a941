"""Says who contributes to a draft and who reviews it."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion, VersionMember
from stillroom.apps.framework.services.draft_lock import locked, require_part

Part = VersionMember.Part
OWNER = frozenset((Part.OWNER,))


def add_member(*, version: FrameworkVersion, user: User, part: Part, by: User) -> VersionMember:
    """Give an account a part, in place of the one it has. Only the owner does; she stays the owner herself."""
    if part is Part.OWNER:
        raise ValidationError("A version has one owner. Name a contributor or a reviewer.")
    with locked(version) as held:
        require_part(held, by, OWNER)
        if held.is_published:
            raise ValidationError("This version is published: nobody works on it any more.")
        if user.id == by.id:
            raise ValidationError("You own this version. Name somebody else.")
        _current(held).filter(user=user).update(ended_at=now(), ended_by=by)
        return VersionMember.objects.create(framework_version=held, user=user, part=part, added_at=now(), added_by=by)


def end_member(*, version: FrameworkVersion, member_id: UUID, by: User) -> None:
    """Raises VersionMember.DoesNotExist."""
    with locked(version) as held:
        require_part(held, by, OWNER)
        member = _current(held).exclude(part=Part.OWNER).get(id=member_id)
        member.ended_at, member.ended_by = now(), by
        member.save(update_fields=["ended_at", "ended_by"])


def _current(version: FrameworkVersion) -> QuerySet[VersionMember]:
    return VersionMember.objects.filter(framework_version=version, ended_at__isnull=True)


def member_with_id(version: FrameworkVersion, member_id: str) -> VersionMember | None:
    """One who works on it now; None for whatever else a form may say."""
    try:
        wanted = UUID(member_id)
    except ValueError:
        return None
    return _current(version).select_related("user").filter(id=wanted).first()
