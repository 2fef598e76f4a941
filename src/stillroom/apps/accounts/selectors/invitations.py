"""Reading invitations."""

import secrets
from uuid import UUID

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import Invitation
from stillroom.apps.accounts.tokens import hash_token


def get_invitation(invitation_id: UUID, *, token: str) -> Invitation:
    """The invitation, for one who holds its token; for anyone else there is none (`Invitation.DoesNotExist`)."""
    invitation = Invitation.objects.select_related("invited_by").get(id=invitation_id)
    if not secrets.compare_digest(invitation.token_hash, hash_token(token)):
        raise Invitation.DoesNotExist
    return invitation


def is_open(invitation: Invitation) -> bool:
    """Whether it can still be accepted."""
    return invitation.accepted_at is None and invitation.expires_at > now()
