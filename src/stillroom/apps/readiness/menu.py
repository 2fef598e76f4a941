"""What readiness adds to the menu."""

from stillroom.apps.accounts.menu import Entry, Section, register, to_signed_in
from stillroom.apps.ledger.menu import once_for_any
from stillroom.apps.ledger.roles import Role

register(
    Entry(
        section=Section.QUALITY,
        text="Inspection packs",
        hint="What an inspector is handed about a person, a unit or a moment, as a PDF and as tables",
        links=to_signed_in("Inspection packs", "inspection"),
    )
)
register(
    Entry(
        section=Section.QUALITY,
        text="Look-backs",
        hint="Product made before a failed result, to be reviewed and closed",
        links=once_for_any("Look-backs", "look_backs", frozenset((Role.AUTHORISER, Role.ACCOUNTABLE_PERSON))),
    )
)
