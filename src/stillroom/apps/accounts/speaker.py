"""In whose name a page states something: whoever is signed in or, on a shared tablet, whoever is named on it."""

from django.http import HttpRequest

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission

SPOKEN = frozenset((Permission.OBSERVE, Permission.READ_RESULT, Permission.SIGN_OFF))
"""What is permitted to who speaks. What may be seen is decided by who signed in."""


def speaker(request: HttpRequest) -> object:
    """The account in whose name the page speaks; on a shared tablet she gives her PIN with each statement."""
    return getattr(request, "speaker", None) or request.user


def permitted(request: HttpRequest, permission: Permission, subject: object) -> bool:
    user = speaker(request) if permission in SPOKEN else request.user
    return isinstance(user, User) and user.has_perm(permission, subject)
