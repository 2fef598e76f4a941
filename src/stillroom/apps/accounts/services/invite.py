"""Inviting someone to set her name and password by a link that works once."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.grants import Grant
from stillroom.apps.accounts.models import Invitation, User
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.accounts.tokens import hash_token, make_token


@transaction.atomic
def invite(
    *,
    email: str,
    by: User | None,
    grants: Sequence[Grant] = (),
    name: str = "",
    new_link_for_existing_account: bool = False,
) -> str:
    """Make an invitation and return its link, which is not kept and cannot be shown again.

    Earlier links for the same email address stop working. `by` is None at the command line.

    Who holds a link for an existing account can take it over, so ask for one by `new_link_for_existing_account` only
    after checking that `by` administers that account.

    Raises
    ------
    ValidationError
        When the email address is not one, or has an account and no new link for it was asked for.
    """
    email = email.strip().lower()
    _check(email)
    if not new_link_for_existing_account and find_user(email=email):
        raise ValidationError(f"{email} already has an account. Give it the role, or a new sign-in link.")
    moment = now()
    Invitation.objects.filter(email=email, accepted_at=None, expires_at__gt=moment).update(expires_at=moment)
    token = make_token()
    invitation = Invitation.objects.create(
        email=email,
        name=name.strip(),
        for_existing_account=new_link_for_existing_account,
        token_hash=hash_token(token),
        grants=[grant.as_stored() for grant in grants],
        invited_at=moment,
        invited_by=by,
        expires_at=moment + timedelta(days=settings.STILLROOM_SIGN_IN.policy.invitation_days),
    )
    path = reverse("invitation", kwargs={"invitation_id": invitation.id, "token": token})
    return f"{settings.STILLROOM_URL}{path}"


def _check(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise ValidationError(f"“{email}” is not an email address. Write it like name@example.nhs.uk") from error
