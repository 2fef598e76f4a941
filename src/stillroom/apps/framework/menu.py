"""What the framework adds to the menu."""

from stillroom.apps.accounts.menu import Entry, Section, register, to_signed_in

register(
    Entry(
        section=Section.STANDARDS,
        text="Frameworks",
        hint="What each competency asks for, version by version",
        links=to_signed_in("Frameworks", "frameworks"),
    )
)
