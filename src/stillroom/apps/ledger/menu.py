"""What the ledger adds to the menu: the pages of an organisation, for those whose roles there open them."""

from collections.abc import Callable, Sequence

from django.urls import reverse

from stillroom.apps.accounts.menu import Entry, Link, Section, register
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.roles import Role
from stillroom.apps.ledger.selectors.roles import organisation_roles

READS_THE_LEDGER = frozenset((Role.AUDITOR, Role.ADMINISTRATOR, Role.ACCOUNTABLE_PERSON))
ADMINISTERS = frozenset((Role.ADMINISTRATOR,))


def of_each_organisation(text: str, url_name: str, roles: frozenset[Role]) -> Callable[[User], Sequence[Link]]:
    """The page of each organisation where she holds one of `roles`; where there are several, the link says which."""

    def links(user: User) -> Sequence[Link]:
        places = [place for place, held in organisation_roles(user).items() if held.roles & roles]
        return [
            Link(text if len(places) == 1 else f"{text} {place.ods_code}", reverse(url_name, args=[place.id]))
            for place in places
        ]

    return links


def once_for_any(text: str, url_name: str, roles: frozenset[Role]) -> Callable[[User], Sequence[Link]]:
    """A page that names no organisation, for someone who holds one of `roles` in any."""

    def links(user: User) -> Sequence[Link]:
        held = organisation_roles(user).values()
        return [Link(text, reverse(url_name))] if any(each.roles & roles for each in held) else []

    return links


register(
    Entry(
        section=Section.QUALITY,
        text="Ledger",
        hint="Every statement, who made it and when, and whether the chain is whole",
        links=of_each_organisation("Ledger", "ledger", READS_THE_LEDGER),
    )
)
register(
    Entry(
        section=Section.QUALITY,
        text="Specimen signatures",
        hint="Who has signed, and how each signature is shown",
        links=of_each_organisation("Specimen signatures", "signatures", READS_THE_LEDGER),
    )
)
register(
    Entry(
        section=Section.SETTING_UP,
        text="Import",
        hint="Units, staff, frameworks, requirements and old records from a table",
        links=once_for_any("Import", "import_tables", ADMINISTERS),
    )
)
register(
    Entry(
        section=Section.SETTING_UP,
        text="Access",
        hint="Who may do what, and who is invited",
        links=of_each_organisation("Access", "access", ADMINISTERS),
    )
)
