"""What the home page shows a planner: scenarios that were changed or not run, and where the pages are."""

from collections.abc import Sequence

from django.urls import reverse

from stillroom.apps.ledger.roles import Role
from stillroom.apps.ledger.selectors.roles import RolesHeld
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.apps.workforce.presenters.navigation import PAGES
from stillroom.apps.workforce.presenters.scenarios import scenario_tasks
from stillroom.apps.workforce.selectors.scenarios import Shelved, library

SHOWN = 5


def workforce_sections(place: Organisation, held: RolesHeld) -> Sequence[Section]:
    """For planners; the accountable person finds the pages in the menu."""
    if Role.WORKFORCE_PLANNER not in held.roles:
        return []
    shelf = library(place)
    waiting = [each for each in shelf if _is_to_run(each)]
    finding = "There is no scenario yet. Start from your records, or copy one that comes with Stillroom."
    if waiting:
        finding = f"{sentence(count(len(waiting), 'scenario'))} {verb(len(waiting), 'is', 'are')} to be run."
    elif shelf:
        finding = "Every scenario was run as it stands, or is being run."
    links = [(text, reverse(route, args=[place.id])) for text, route in PAGES.values()]
    return [section("The workforce over the years", finding, scenario_tasks(waiting[:SHOWN]), *links)]


def _is_to_run(each: Shelved) -> bool:
    return each.under_way is None and (each.last is None or each.last.version_id != each.version.id)
