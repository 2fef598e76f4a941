"""Records that a national body approved a version, or corrects what was recorded."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion, NationalApproval
from stillroom.apps.framework.selectors.drafts import is_editor
from stillroom.apps.framework.services.draft_lock import locked


def record_approval(
    *, version: FrameworkVersion, body: str, reference: str, approved_on: date, by: User
) -> NationalApproval:
    """In place of what was recorded before, which is kept. Raises ValidationError for a draft."""
    if not is_editor(by):
        raise PermissionDenied
    with locked(version) as held:
        if not held.is_published:
            raise ValidationError("A draft may still change. Publish it, then record who approved it.")
        moment = now()
        NationalApproval.objects.filter(framework_version=held, replaced_at__isnull=True).update(
            replaced_at=moment, replaced_by=by
        )
        return NationalApproval.objects.create(
            framework_version=held,
            body=body,
            reference=reference,
            approved_on=approved_on,
            recorded_at=moment,
            recorded_by=by,
        )
