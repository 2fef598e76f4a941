"""Marks a database as one in which nobody is real."""

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import Invitation, SyntheticMark, User


@transaction.atomic
def mark_synthetic() -> SyntheticMark:
    """Mark it, before anything is written.

    Raises ValidationError when somebody has or was offered an account already: then she may be real.
    """
    if User.objects.exists() or Invitation.objects.exists():
        raise ValidationError("Somebody has an account in this database. Use an empty one.")
    return SyntheticMark.objects.create(marked_at=now())
