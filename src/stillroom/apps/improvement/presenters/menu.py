"""Where findings, trends and quality sampling are reached from."""

from collections.abc import Callable, Sequence

from django.urls import reverse

from stillroom.apps.accounts.menu import Entry, Link, Section, register
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.selectors.roles import organisation_roles


def register_pages() -> None:
    for text, hint, permission, route in (
        (
            "Findings",
            "What audits and inspections found, the training it asks for, and the evidence that it is done",
            Permission.VIEW_FINDINGS,
            "findings",
        ),
        (
            "Trends",
            "Pass rates, decisions that did not stand, failed broths and finger dabs over time",
            Permission.VIEW_TRENDS,
            "trends",
        ),
        (
            "Quality sampling",
            "A second assessor looks at a share of what each assessor decided",
            Permission.VIEW_SAMPLING,
            "sampling",
        ),
    ):
        register(Entry(section=Section.QUALITY, text=text, hint=hint, links=_links(text, permission, route)))


def _links(text: str, permission: Permission, route: str) -> Callable[[User], Sequence[Link]]:
    """One for each organisation, which is named where there are several."""

    def links(user: User) -> Sequence[Link]:
        found = [place for place in organisation_roles(user) if user.has_perm(permission, place)]
        return [
            Link(text if len(found) == 1 else f"{text}, {place.name}", reverse(route, args=[place.id]))
            for place in found
        ]

    return links
