"""“In our unit this differs”, in words."""

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import LocalNote
from stillroom.apps.framework.permissions import check_keeps_overlay
from stillroom.apps.framework.selectors.frameworks import frameworks
from stillroom.apps.places.models import Unit


@transaction.atomic
def write_local_note(*, unit: Unit, competency: str, text: str, by: User | None) -> LocalNote | None:
    """Replace the unit's note on a competency; an empty text only ends it. Raises PermissionDenied, ValidationError."""
    check_keeps_overlay(by, unit)
    if competency not in frameworks().competencies:
        raise ValidationError({"competency": f"No published framework has the competency “{competency}”."})
    text, moment = text.strip(), now()
    current = LocalNote.objects.filter(unit=unit, competency_code=competency, replaced_at__isnull=True)
    same = current.filter(text=text).first()
    if same is not None:
        return same
    current.update(replaced_at=moment, replaced_by=by)
    if not text:
        return None
    return LocalNote.objects.create(
        unit=unit, competency_code=competency, text=text, recorded_at=moment, recorded_by=by
    )
