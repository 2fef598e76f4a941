"""The ways through one person's pages, as far as the reader may take them."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.state_about import statable

Link = tuple[str, str, bool]
Group = tuple[str, list[Link]]
May = Callable[[Permission, object], bool]


def person_pages(person: Person, may: May, current: str) -> list[Group]:
    """A heading and its links: text, address and whether it is the page shown. `current` is the name of its route."""
    groups = [
        ("Competence", _competence(person, may, current)),
        ("Learning", _learning(person, current)),
        ("About", _about(person, may, current)),
    ]
    doing = _doing(person, may, current)
    return [*groups, ("Assess and state", doing)] if doing else groups


def _competence(person: Person, may: May, current: str) -> list[Link]:
    links = [
        _link("Record", "person", person, current),
        _link("Rules", "person_rules", person, current),
        _link("Logbook", "logbook", person, current),
    ]
    if may(Permission.VIEW_LEDGER, person.organisation):
        ledger = reverse("ledger", args=[person.organisation_id])
        links.append(("In the ledger", f"{ledger}?{urlencode({'person': person.employee_number})}", False))
    return links


def _learning(person: Person, current: str) -> list[Link]:
    links = [_link("Plan", "plan", person, current), _link("Training", "training", person, current)]
    if person.registration_body:
        links.append(_link("Foundation", "foundation", person, current))
    return links


def _about(person: Person, may: May, current: str) -> list[Link]:
    links = [_link("Background", "background", person, current), _link("Label with QR code", "label", person, current)]
    if may(Permission.SEE_WHO_LOOKED, person):
        links.append(_link("Who opened it", "who_looked", person, current))
    if may(Permission.CONFIRM_IDENTITY, person):
        links.append(_link("Identity", "confirm_identity", person, current))
    if may(Permission.DISCLOSE_PASSPORT, person):
        links.append(_link("Decisions to share", "disclosures", person, current))
    return links


def _doing(person: Person, may: May, current: str) -> list[Link]:
    links = []
    if may(Permission.OBSERVE, person):
        links.append(_link("Assess", "assess_person", person, current))
    if statable(person, lambda permission: may(permission, person)):
        links.append(_link("State something else", "state_about", person, current))
    if may(Permission.RECEIVE_PERSON, person):
        links.append(_link("Receive from another employer", "receive_person", person, current))
    return links


def _link(text: str, name: str, person: Person, current: str) -> Link:
    return text, reverse(name, args=[person.id]), name == current
