"""Accepting an invitation: the account is made, or given its new password, and the roles follow."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.events import InvitationAccepted, invitation_accepted
from stillroom.apps.accounts.grants import Grant
from stillroom.apps.accounts.models import Invitation, User
from stillroom.apps.accounts.selectors.users import find_user


class InvitationClosed(Exception):
    """The link has been used, is out of date, or was replaced."""


@transaction.atomic
def accept_invitation(*, invitation: Invitation, name: str, password: str) -> User:
    """Set the name and password of the invited account, once, and tell who listens.

    Raises
    ------
    InvitationClosed
        When it can no longer be used; of two people pressing the button at once, the second.
    ValidationError
        When the password is too short, too common or too like the name or email address.
    """
    moment = now()
    # The update takes the row, so that of two at once the second waits, then finds it accepted.
    if not Invitation.objects.filter(id=invitation.id, accepted_at=None, expires_at__gt=moment).update(
        accepted_at=moment
    ):
        raise InvitationClosed
    user = _save_user(invitation, name=name.strip(), password=password)
    Invitation.objects.filter(id=invitation.id).update(accepted_by=user)
    grants = tuple(Grant(**grant) for grant in invitation.grants)
    invitation_accepted.send(InvitationAccepted(user=user, grants=grants, invited_by=invitation.invited_by))
    return user


def _save_user(invitation: Invitation, *, name: str, password: str) -> User:
    existing = find_user(email=invitation.email)
    # An account made since by another invitation is not this link's to give a new password.
    if existing and not invitation.for_existing_account:
        raise InvitationClosed
    user = existing or User(email=invitation.email)
    user.name = name
    validate_password(password, user)
    user.set_password(password)
    user.save()
    return user
