"""By what an account signs in, and when it did."""

from datetime import timedelta

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import ExternalIdentity, PersonalPin, SignIn, User

SHOWN_DAYS = 30
SHOWN = 20


def recent_sign_ins(user: User) -> list[SignIn]:
    """Those of the last 30 days, the newest first."""
    return list(SignIn.objects.filter(user=user, at__gt=now() - timedelta(days=SHOWN_DAYS)).order_by("-at")[:SHOWN])


def pin_of(user: User) -> PersonalPin | None:
    return PersonalPin.objects.filter(user=user).first()


def identities_of(user: User) -> list[ExternalIdentity]:
    return list(ExternalIdentity.objects.filter(user=user).order_by("linked_at"))


def find_identity(*, issuer: str, subject: str) -> ExternalIdentity | None:
    return ExternalIdentity.objects.select_related("user").filter(issuer=issuer, subject=subject).first()
