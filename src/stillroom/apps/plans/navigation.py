"""The links in the header: what this reader may open, and no more."""

from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse

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
    return links + administration_links([o for o, each in held.items() if Role.ADMINISTRATOR in each.roles])


def administration_links(administered: list[Organisation]) -> list[tuple[str, str]]:
    links = [("Import", reverse("import_tables"))] if administered else []
    for organisation in administered:
        text = "Access" if len(administered) == 1 else f"Access {organisation.ods_code}"
        links.append((text, reverse("access", args=[organisation.id])))
    return links


def _item(text: str, href: str, path: str) -> NavigationItem:
    return {"text": text, "href": href, "current": path == href or (href != "/" and path.startswith(href))}
