"""What shared staff, helping elsewhere, prior learning and levels add to the menu, the home page and the boards."""

from collections.abc import Callable, Sequence

from django.urls import reverse

from stillroom.apps.accounts.menu import Entry, Link, Section, to_signed_in
from stillroom.apps.accounts.menu import register as add
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.selectors.roles import RolesHeld
from stillroom.apps.passport.selectors.loans import loan_labels
from stillroom.apps.passport.selectors.trainees import organisations_managed
from stillroom.apps.passport.selectors.willing import organisations_led_by, requests_to
from stillroom.apps.people.selectors.visibility import organisations_visible_to, people_of_user, units_visible_to
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans import home_sections
from stillroom.apps.plans.home_sections import Section as HomeSection
from stillroom.apps.plans.home_sections import section
from stillroom.apps.readiness import board_labels
from stillroom.apps.readiness.presenters.counting import count, sentence
from stillroom.apps.readiness.selectors.unit_names import unit_titles

HELP = "Help elsewhere"


def register() -> None:
    """Called when the apps are ready."""
    hint = "Say whether you may be asked to help in a surge, and answer"
    add(Entry(section=Section.YOURS, text=HELP, hint=hint, links=_of_oneself(HELP, "willing")))
    hint = "Submit training or experience from before or elsewhere"
    text = "My prior learning"
    add(Entry(section=Section.YOURS, text=text, hint=hint, links=_of_oneself(text, "prior_learning")))
    hint = "Decide whether it meets a competency"
    text = "Prior learning to assess"
    add(Entry(section=Section.WORKING, text=text, hint=hint, links=to_signed_in(text, "prior_learning_to_assess")))
    hint = "Loans, bank work and redeployment: propose, agree, end"
    text = "Shared staff"
    add(Entry(section=Section.WORKING, text=text, hint=hint, links=to_signed_in(text, "loans")))
    hint = "People who are willing to be asked, and the shortest way to ready"
    add(Entry(section=Section.WORKING, text="Find staff", hint=hint, links=_leads))
    hint = "Pre-registration trainee pharmacy technicians, by stage"
    add(Entry(section=Section.LEARNING, text="Register of trainees", hint=hint, links=_trainees))
    hint = "Place a unit’s staff on the levels of a framework"
    add(Entry(section=Section.STANDARDS, text="Staff on levels", hint=hint, links=_levels))
    hint = "What regional leads searched for in your organisation"
    add(Entry(section=Section.QUALITY, text="Who searched for staff", hint=hint, links=_searches))
    home_sections.register("help elsewhere", requests_section)
    board_labels.register("loans", loan_labels)


def requests_section(place: Organisation, held: RolesHeld) -> list[HomeSection]:
    """What she is asked; nothing at all where she is asked nothing."""
    found = requests_to(held.person) if held.person is not None else []
    if not found:
        return []
    words = f"{sentence(count(len(found), 'regional request'))} for your help. Only you can see this."
    return [section(HELP, words, (), ("Read and answer", reverse("willing")))]


def _of_oneself(text: str, url_name: str) -> Callable[[User], Sequence[Link]]:
    def links(user: User) -> Sequence[Link]:
        return [Link(text, reverse(url_name))] if people_of_user(user).exists() else []

    return links


def _leads(user: User) -> Sequence[Link]:
    return [Link("Find staff", reverse("find_staff"))] if organisations_led_by(user) else []


def _trainees(user: User) -> Sequence[Link]:
    may = organisations_led_by(user) or organisations_managed(user)
    return [Link("Register of trainees", reverse("trainees"))] if may else []


def _levels(user: User) -> Sequence[Link]:
    units = [unit for unit in units_visible_to(user) if user.has_perm(Permission.ASSIMILATE, unit)]
    titles = unit_titles(unit.id for unit in units)
    return [
        Link(f"Staff on levels, {titles.get(unit.id, unit.code)}", reverse("assimilations", args=[unit.id]))
        for unit in units
    ]


def _searches(user: User) -> Sequence[Link]:
    places = [each for each in organisations_visible_to(user) if user.has_perm(Permission.SEE_SEARCHES, each)]
    return [Link(f"Who searched for staff, {p.name}", reverse("staff_searches", args=[p.id])) for p in places]
