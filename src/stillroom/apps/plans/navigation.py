"""The links in the header: what this reader opens every day. The rest is in the menu, under "More"."""

from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.roles import PERMISSIONS, Role
from stillroom.apps.ledger.selectors.roles import RolesHeld, organisation_roles
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.shared_tablet import shared_session


class NavigationItem(TypedDict):
    href: str
    text: str
    current: bool


def navigation(request: HttpRequest) -> dict[str, list[NavigationItem]]:
    """A context processor: `navigation`, when somebody is signed in."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    if shared_session(request) is not None:
        links = shared_links(getattr(request, "speaker", None))
    else:
        links = navigation_links(organisation_roles(user))
    return {"navigation": [_item(text, href, request.path) for text, href in links]}


def navigation_links(held: dict[Organisation, RolesHeld]) -> list[tuple[str, str]]:
    """Text and address, in the order of the header."""
    roles = frozenset[Role]().union(*(each.roles for each in held.values()))
    links = [("Home", reverse("home"))]
    for text, name, permission in (
        ("Assess", "assess", Permission.OBSERVE),
        ("Results", "results", Permission.READ_RESULT),
        ("To sign", "to_sign", Permission.SIGN_OFF),
        ("Units", "units", Permission.VIEW_UNIT),
        ("People", "people", Permission.VIEW_PERSON),
    ):
        if roles & PERMISSIONS[permission]:
            links.append((text, reverse(name)))
    return [*links, ("More", reverse("menu"))]


def shared_links(speaking: User | None) -> list[tuple[str, str]]:
    """On a shared tablet: what whoever is named on it may do there, and the way to hand it on."""
    links = [("Who is at the tablet?", reverse("signing_session"))]
    if speaking is None:
        return links
    roles = frozenset[Role]().union(*(each.roles for each in organisation_roles(speaking).values()))
    return links + [(text, reverse(name)) for text, name, permission in SHARED_PAGES if roles & PERMISSIONS[permission]]


SHARED_PAGES = (
    ("Assess", "assess", Permission.OBSERVE),
    ("Results", "results", Permission.READ_RESULT),
    ("To sign", "to_sign", Permission.SIGN_OFF),
)


def _item(text: str, href: str, path: str) -> NavigationItem:
    return {"text": text, "href": href, "current": path == href or (href != "/" and path.startswith(href))}
