"""What the move between employers adds to the menu and to the home page."""

from collections.abc import Sequence

from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.menu import Entry, Section, register, to_signed_in
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.menu import of_each_organisation, once_for_any
from stillroom.apps.ledger.roles import PERMISSIONS
from stillroom.apps.ledger.selectors.roles import RolesHeld
from stillroom.apps.passport.selectors.followed import to_review
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans import home_sections
from stillroom.apps.plans.home_sections import Section as HomeSection
from stillroom.apps.plans.home_sections import section
from stillroom.apps.readiness.presenters.counting import count, sentence, verb


def connect() -> None:
    register(
        Entry(
            section=Section.WORKING,
            text="Joining from elsewhere",
            hint="What people who join were signed off in at another employer, and what is made of it here",
            links=once_for_any("Joining from elsewhere", "transfers", PERMISSIONS[Permission.RECEIVE_PERSON]),
        )
    )
    register(
        Entry(
            section=Section.STANDARDS,
            text="Which competencies stand for which",
            hint="Equivalences between frameworks, for people who come from elsewhere",
            links=to_signed_in("Which competencies stand for which", "equivalences"),
        )
    )
    register(
        Entry(
            section=Section.SETTING_UP,
            text="Whose credentials count",
            hint="The trust list: the employers whose signatures may be relied on here",
            links=of_each_organisation(
                "Whose credentials count", "trust_list", PERMISSIONS[Permission.KEEP_TRUST_LIST]
            ),
        )
    )
    home_sections.register("moving", review_sections)


def review_sections(place: Organisation, held: RolesHeld) -> Sequence[HomeSection]:
    """What was suspended because of its source, for those who receive people."""
    if not held.roles & PERMISSIONS[Permission.RECEIVE_PERSON]:
        return []
    found = to_review(place, clock.now())
    if not found:
        return []
    # Here, not above: with it comes all that reads credentials, and every command would start the slower.
    from stillroom.apps.passport.presenters.moving.deciding import review_rows

    number = len(found)
    finding = (
        f"{sentence(count(number, 'item'))} accepted from elsewhere {verb(number, 'is', 'are')} suspended, because"
        f" {verb(number, 'its source was', 'their sources were')} withdrawn."
    )
    link = ("All that waits for review", reverse("source_reviews"))
    return [section("Withdrawn elsewhere", finding, review_rows(found)[:5], link)]
