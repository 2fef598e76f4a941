"""What the academy adds to the menu."""

from stillroom.apps.accounts.menu import Entry, Section, register, to_signed_in

register(
    Entry(
        section=Section.LEARNING,
        text="Learning items",
        hint="Courses, reading and practice, which competencies each serves, and which competencies none serves",
        links=to_signed_in("Learning items", "learning_items"),
    )
)
