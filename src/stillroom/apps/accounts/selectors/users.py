"""Reading accounts."""

from stillroom.apps.accounts.models import User


def find_user(*, email: str) -> User | None:
    """The account with this email address, however it is capitalised."""
    return User.objects.filter(email=email.strip().lower()).first()
