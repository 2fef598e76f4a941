"""Accounts, their roles and the look-alikes to decide, as an administrator reads them."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from stillroom.apps.ledger.selectors.access import AccountHeld
from stillroom.apps.people.models import LookAlike, Person, RoleGrant
from stillroom.apps.places.models import Organisation
from stillroom.ui import formats


def account_rows(found: Iterable[AccountHeld], organisation: Organisation) -> list[dict[str, Any]]:
    return [
        {
            "name": str(each.user),
            "email": each.user.email,
            "active": each.user.is_active,
            "record": f"{each.person.full_name}, {each.person.employee_number}" if each.person else "",
            "granted": [
                {
                    "text": f"{grant.get_role_display()}, {grant.unit.code}"
                    if grant.unit
                    else grant.get_role_display(),
                    "since": formats.short_day(grant.granted_at),
                    "limit": _limit(grant),
                    "href": reverse("end_role", args=[grant.id]),
                }
                for grant in each.grants
            ],
            "derived": [role.label for role in sorted(each.derived)],
            "grant_href": _prefilled("grant_role", organisation, each.user.email),
            "link_href": "" if each.person else _prefilled("link_account", organisation, each.user.email),
        }
        for each in found
    ]


def _limit(grant: RoleGrant) -> str:
    """“until 14 Mar 2026, from Regional QA: audit”"""
    if grant.ends_on is None:
        return ""
    outside = f", from {grant.from_organisation}: {grant.purpose}" if grant.from_organisation else ""
    return f"until {formats.short_day(grant.ends_on)}{outside}"


def look_alike_rows(found: Iterable[LookAlike]) -> list[dict[str, str]]:
    return [
        {
            "text": f"{_who(pair.person_a)} and {_who(pair.person_b)}",
            "hint": f"{pair.why[:1].upper()}{pair.why[1:]}. Found on {formats.day(pair.found_at)}",
            "href": reverse("decide_look_alike", args=[pair.id]),
            "status": "To decide",
            "tone": "due",
        }
        for pair in found
    ]


def look_alike_facts(pair: LookAlike) -> list[dict[str, Any]]:
    """The two records beside each other."""
    return [
        {
            "heading": f"Employee number {person.employee_number}",
            "rows": [
                {"key": "Name", "value": person.full_name},
                {"key": "Email address", "value": person.email},
                {
                    "key": "Registered",
                    "value": f"{person.registration_body} {person.registration_number}".strip(),
                },
                {"key": "Recorded", "value": formats.day(person.recorded_at)},
            ],
        }
        for person in (pair.person_a, pair.person_b)
    ]


def _who(person: Person) -> str:
    return f"{person.full_name} ({person.employee_number})"


def _prefilled(route: str, organisation: Organisation, email: str) -> str:
    return f"{reverse(route, args=[organisation.id])}?{urlencode({'email': email})}"
