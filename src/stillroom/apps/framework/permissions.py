"""What only those may write who keep a unit's overlay: its accountable person and its manager."""

from django.core.exceptions import PermissionDenied

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.places.models import Unit


def check_keeps_overlay(by: User | None, unit: Unit) -> None:
    """Raises PermissionDenied. `by` is None at the command line."""
    if by is not None and not by.has_perm(Permission.KEEP_OVERLAY, unit):
        raise PermissionDenied
