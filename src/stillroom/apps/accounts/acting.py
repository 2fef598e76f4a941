"""Who is signed in, for the views that need to know."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from stillroom.apps.accounts.models import User


def account(request: HttpRequest) -> User:
    """Raises PermissionDenied when nobody is."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
