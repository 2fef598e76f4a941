"""What plans and training add to the menu."""

from collections.abc import Callable, Sequence

from django.urls import reverse

from stillroom.apps.accounts.menu import Entry, Link, Section, to_signed_in
from stillroom.apps.accounts.menu import register as add
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.selectors.visibility import people_of_user, units_visible_to
from stillroom.apps.readiness.selectors.unit_names import unit_titles


def register() -> None:
    """Called when the apps are ready."""
    add(
        Entry(
            section=Section.YOURS,
            text="What is due for me",
            hint="Renewals, sessions, reviews and goals of the next two weeks",
            links=to_signed_in("What is due for me", "reminders"),
        )
    )
    add(
        Entry(
            section=Section.YOURS,
            text="My calendar",
            hint="The same dates in your own calendar program",
            links=to_signed_in("My calendar", "calendar"),
        )
    )
    add(
        Entry(
            section=Section.WORKING,
            text="My hours for observing",
            hint="How many hours a month you give, so that plans name whoever has room",
            links=_own("My hours for observing", "availability"),
        )
    )
    add(
        Entry(
            section=Section.LEARNING,
            text="Plans",
            hint="Who has a plan at a unit, who waits for review, what comes next",
            links=_of_units("Plans", "unit_plans"),
        )
    )
    add(
        Entry(
            section=Section.LEARNING,
            text="Training time",
            hint="Hours planned, delivered and pulled at a unit, and why",
            links=_of_units("Training time", "unit_training"),
        )
    )

    add(
        Entry(
            section=Section.YOURS,
            text="My rules",
            hint="What is met, due or missing for me, and my two years of experience",
            links=_own("My rules", "person_rules"),
        )
    )
    add(
        Entry(
            section=Section.WORKING,
            text="Experience to confirm",
            hint="Periods of learners that name you as supervisor",
            links=to_signed_in("Experience to confirm", "experience_to_confirm"),
        )
    )
    add(
        Entry(
            section=Section.STANDARDS,
            text="Rules",
            hint="What regulators and the profession ask, with sources and dates",
            links=to_signed_in("Rules", "rules"),
        )
    )
    add(
        Entry(
            section=Section.STANDARDS,
            text="What rules change",
            hint="Which rules begin and end on a day, and who would be ready",
            links=_of_units("What rules change", "rule_changes", Permission.VIEW_UNIT),
        )
    )


def _own(text: str, url_name: str) -> Callable[[User], Sequence[Link]]:
    def links(user: User) -> Sequence[Link]:
        person = people_of_user(user).first()
        return [Link(text, reverse(url_name, args=[person.id]))] if person else []

    return links


def _of_units(
    text: str, url_name: str, permission: Permission = Permission.VIEW_UNIT_PLANS
) -> Callable[[User], Sequence[Link]]:
    """One link a unit that she may see this of."""

    def links(user: User) -> Sequence[Link]:
        units = [unit for unit in units_visible_to(user) if user.has_perm(permission, unit)]
        titles = unit_titles(unit.id for unit in units)
        return [Link(f"{text}, {titles.get(unit.id, unit.code)}", reverse(url_name, args=[unit.id])) for unit in units]

    return links
