"""Says something of a version, or of one competency in it; and that this is dealt with."""

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import Competency, FrameworkVersion, VersionComment
from stillroom.apps.framework.selectors.drafts import comment_on, is_editor, part_of


@transaction.atomic
def comment(*, version: FrameworkVersion, competency_code: str, text: str, by: User) -> VersionComment:
    """Open to everyone who works on the version and to every editor, before it is published and after."""
    _require_reader(version, by)
    stated = Competency.every.filter(framework_version=version, code=competency_code)
    if competency_code and not stated.exists():
        raise ValidationError(f"There is no competency {competency_code} in this version. Choose one that it has.")
    return VersionComment.objects.create(
        framework_version=version, competency_code=competency_code, text=text, made_at=now(), made_by=by
    )


@transaction.atomic
def resolve_comment(*, version: FrameworkVersion, comment_id: UUID, by: User) -> None:
    """Keep who resolved it and when; once is enough. Raises VersionComment.DoesNotExist."""
    _require_reader(version, by)
    found = comment_on(version, comment_id)
    if found.resolved_at is None:
        found.resolved_at, found.resolved_by = now(), by
        found.save(update_fields=["resolved_at", "resolved_by"])


def _require_reader(version: FrameworkVersion, by: User) -> None:
    if part_of(by, version) is None and not is_editor(by):
        raise PermissionDenied
