"""The links in the header: what this reader may open, and no more."""

from typing import TypedDict

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.roles import PERMISSIONS, Role
from stillroom.apps.ledger.selectors.roles import RolesHeld, organisation_roles
from stillroom.apps.places.models import Organisation


class NavigationItem(TypedDict):
    href: str
    text: str
    current: bool


READS_THE_LEDGER = frozenset((Role.AUDITOR, Role.ADMINISTRATOR, Role.ACCOUNTABLE_PERSON))


def navigation(request: HttpRequest) -> dict[str, list[NavigationItem]]:
    """A context processor: `navigation` is empty when nobody is signed in."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"navigation": []}
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
    links.append(("Frameworks", reverse("frameworks")))
    ledgers = [organisation for organisation, each in held.items() if each.roles & READS_THE_LEDGER]
    for organisation in ledgers:
        text = "Ledger" if len(ledgers) == 1 else f"Ledger {organisation.ods_code}"
        links.append((text, reverse("ledger", args=[organisation.id])))
    if Role.ADMINISTRATOR in roles:
        links += administration_links()
    return links


def administration_links() -> list[tuple[str, str]]:
    return [(text, href) for text, name in (("Import", "import"), ("Access", "access")) if (href := _maybe(name))]


def _maybe(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _item(text: str, href: str, path: str) -> NavigationItem:
    return {"text": text, "href": href, "current": path == href or (href != "/" and path.startswith(href))}
