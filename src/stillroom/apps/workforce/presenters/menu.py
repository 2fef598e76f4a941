"""Where the pages of the workforce are reached from."""

from collections.abc import Callable, Sequence

from django.urls import reverse

from stillroom.apps.accounts.menu import Entry, Link, Section, register
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.selectors.roles import organisation_roles

PAGES = (
    (
        "The workforce now",
        "How many people are in post, who joined and left, who is in training, and what is not known",
        "workforce_picture",
    ),
    ("Scenarios", "How many people there will be over the years, how sure that is, and what changes it", "scenarios"),
    ("Training places", "How many places each region needs, who gets them, and what that costs", "commissioning"),
    ("Cost of training", "What a trainee costs an employer and gives back, month by month", "training_cost"),
)


def register_pages() -> None:
    for text, hint, route in PAGES:
        register(Entry(section=Section.WORKFORCE, text=text, hint=hint, links=_links(text, route)))


def _links(text: str, route: str) -> Callable[[User], Sequence[Link]]:
    """One for each organisation, which is named where there are several."""

    def links(user: User) -> Sequence[Link]:
        found = [place for place in organisation_roles(user) if user.has_perm(Permission.PLAN_WORKFORCE, place)]
        return [
            Link(text if len(found) == 1 else f"{text}, {place.name}", reverse(route, args=[place.id]))
            for place in found
        ]

    return links
