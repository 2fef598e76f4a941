"""What one's own passport adds to the menu."""

from collections.abc import Sequence

from django.urls import reverse

from stillroom.apps.accounts.menu import Entry, Link, Section, to_signed_in
from stillroom.apps.accounts.menu import register as add
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.roles import PERMISSIONS
from stillroom.apps.ledger.selectors.roles import organisation_roles


def register() -> None:
    """Called when the apps are ready."""
    add(
        Entry(
            section=Section.YOURS,
            text="My passport",
            hint="What you are signed off in, to share with another hospital and to keep",
            links=to_signed_in("My passport", "my_passport"),
        )
    )
    add(
        Entry(
            section=Section.WORKING,
            text="Confirm who people are",
            hint="Before a passport is issued in somebody’s name",
            links=_identities,
        )
    )
    add(
        Entry(
            section=Section.QUALITY,
            text="Check a credential",
            hint="Whether what somebody shows you is signed, by whom, and still holds today",
            links=to_signed_in("Check a credential", "verify"),
        )
    )


def _identities(user: User) -> Sequence[Link]:
    may = PERMISSIONS[Permission.CONFIRM_IDENTITY]
    if any(held.roles & may for held in organisation_roles(user).values()):
        return [Link("Confirm who people are", reverse("identities"))]
    return []
