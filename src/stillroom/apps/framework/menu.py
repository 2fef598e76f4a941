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
register(
    Entry(
        section=Section.STANDARDS,
        text="Roles",
        hint="The competencies that each role is made of, everywhere and at one unit",
        links=to_signed_in("Roles", "roles"),
    )
)
register(
    Entry(
        section=Section.STANDARDS,
        text="Local variants of each role",
        hint="How differently units use the same role, and in what",
        links=to_signed_in("Local variants of each role", "local_variants"),
    )
)
