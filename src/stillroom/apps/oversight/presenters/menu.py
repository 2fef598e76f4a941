"""Where reviews are reached from."""

from collections.abc import Sequence

from django.urls import reverse

from stillroom.apps.accounts.menu import Link
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.selectors.roles import organisation_roles


def review_links(user: User) -> Sequence[Link]:
    return _links(user, Permission.VIEW_REVIEWS, "Reviews", "reviews")


def view_links(user: User) -> Sequence[Link]:
    return _links(user, Permission.SEE_WHO_LOOKED, "Who opened what", "views")


def _links(user: User, permission: Permission, text: str, route: str) -> list[Link]:
    """One for each organisation, which is named where there are several."""
    found = [place for place in organisation_roles(user) if user.has_perm(permission, place)]
    return [
        Link(text if len(found) == 1 else f"{text}, {place.name}", reverse(route, args=[place.id])) for place in found
    ]
