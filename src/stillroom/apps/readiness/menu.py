"""What readiness adds to the menu."""

from stillroom.apps.accounts.menu import Entry, Section, register, to_signed_in

register(
    Entry(
        section=Section.QUALITY,
        text="Inspection packs",
        hint="What an inspector is handed about a person, a unit or a moment, as a PDF and as tables",
        links=to_signed_in("Inspection packs", "inspection"),
    )
)
