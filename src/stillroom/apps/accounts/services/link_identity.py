"""Who an account is at a provider: linked once, by someone who showed that she is both."""

from django.db import IntegrityError, transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import ExternalIdentity, User
from stillroom.apps.accounts.oidc.refusal import NOT_KNOWN, ProviderRefused
from stillroom.apps.accounts.oidc.round_trip import Answer
from stillroom.apps.accounts.selectors.sign_ins import find_identity
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.accounts.sign_in_settings import Provider


def link_identity(*, user: User, provider: Provider, subject: str, by: User | None) -> ExternalIdentity:
    """`by` is None at the command line, and where a verified address decided. Raises ProviderRefused when it is another
    account's already.
    """
    try:
        with transaction.atomic():
            identity, _ = ExternalIdentity.objects.get_or_create(
                issuer=provider.issuer,
                subject=subject,
                defaults={"user": user, "linked_at": now(), "linked_by": by},
            )
    except IntegrityError as error:
        raise ProviderRefused("twice", "Try again.") from error
    if identity.user_id != user.id:
        raise ProviderRefused(
            "other", f"You are linked at {provider.name} to another account here. Ask your administrator."
        )
    return identity


def account_for(answer: Answer) -> User:
    """The account that is linked; or, where the hospital vouches for the domain, the one with the verified address.

    No account is made. Raises ProviderRefused.
    """
    identity = find_identity(issuer=answer.provider.issuer, subject=answer.subject)
    if identity is not None:
        ExternalIdentity.objects.filter(id=identity.id).update(last_used_at=now())
        return identity.user
    user = find_user(email=answer.verified_email) if answer.verified_email else None
    if user is None or ExternalIdentity.objects.filter(user=user, issuer=answer.provider.issuer).exists():
        raise ProviderRefused("unknown", NOT_KNOWN)
    link_identity(user=user, provider=answer.provider, subject=answer.subject, by=None)
    return user
