"""The home page, by role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.framework.selectors.waiting import versions_waiting_for
from stillroom.apps.ledger.roles import PERMISSIONS, Role
from stillroom.apps.ledger.selectors.roles import RolesHeld, organisation_roles
from stillroom.apps.oversight.selectors.reviews import reviews_due
from stillroom.apps.people.selectors.experience import waiting_for_supervisor_record
from stillroom.apps.people.selectors.look_alikes import unresolved_look_alikes
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.asked_for import asked_of
from stillroom.apps.plans.home_sections import Section, registered_sections
from stillroom.apps.plans.presenters.asked_for import asked_sections
from stillroom.apps.plans.presenters.due import due_sections, unit_learning_section
from stillroom.apps.plans.presenters.home import (
    administration_section,
    assess_section,
    audit_section,
    own_sections,
    results_section,
    sign_section,
    units_section,
)
from stillroom.apps.plans.presenters.home_frameworks import framework_sections
from stillroom.apps.plans.presenters.home_mentoring import mentoring_sections
from stillroom.apps.plans.presenters.home_procedures import procedures_sections
from stillroom.apps.plans.presenters.home_reviews import reviews_sections
from stillroom.apps.plans.presenters.home_rules import experience_sections, own_rules_sections, unit_rules_sections
from stillroom.apps.plans.presenters.look_backs import look_back_sections
from stillroom.apps.plans.selectors.due import due_for
from stillroom.apps.plans.selectors.due_to_observe import due_to_observe
from stillroom.apps.plans.selectors.foundation import mentorships_of
from stillroom.apps.plans.selectors.ledger_size import ledger_size
from stillroom.apps.plans.selectors.plan import plans_of
from stillroom.apps.plans.selectors.reading import Reader, reader_in
from stillroom.apps.plans.selectors.rules import standing_in_units, standing_of
from stillroom.apps.plans.selectors.unit_plans import waiting_in
from stillroom.apps.plans.selectors.units_answered_for import units_answered_for
from stillroom.apps.readiness.selectors.board import boards_of
from stillroom.apps.readiness.selectors.look_backs import open_look_backs
from stillroom.apps.readiness.selectors.procedures import open_tasks
from stillroom.apps.readiness.selectors.results import pending_results
from stillroom.apps.readiness.selectors.signing import waiting_for_signature
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.apps.readiness.selectors.unit_names import unit_titles
from stillroom.competence.days import day_of


@open_to_signed_in("shows what waits for the reader herself, in the organisations that she sees")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user = account(request)
    places = [(place, held) for place, held in organisation_roles(user).items() if held.roles]
    found = [(place, _sections(user, place, held)) for place, held in places]
    if found:  # belongs to no organisation, so it is shown once
        found[0] = (found[0][0], [*found[0][1], *framework_sections(versions_waiting_for(user))])
    context = {
        "page_title": "Home",
        "name": str(user),
        "places": [{"name": place.name, "sections": sections} for place, sections in found if sections],
        "several": len(found) > 1,
    }
    return render(request, "plans/home.jinja", context)


def _sections(user: User, place: Organisation, held: RolesHeld) -> list[Section]:
    """What to do for others first, then what is one's own, then what is to be kept in order."""
    reader = reader_in(user, place)
    later = registered_sections(place, held)
    return [*_working(place, held, reader), *_own(held, reader), *later, *_keeping(place, held)]


def _working(place: Organisation, held: RolesHeld, reader: Reader) -> list[Section]:
    now, known, found = clock.now(), frameworks(), []
    acts = held.person is not None and Role.ADMINISTRATOR not in held.roles
    if acts and Role.ASSESSOR in held.roles:
        found.append(assess_section(due_to_observe(place, held, at=now), reader.names, known))
    if acts and held.person is not None and Role.AUTHORISER in held.roles:
        found.append(sign_section(waiting_for_signature(place, by=held.person, at=now)))
    if acts and Role.RESULT_READER in held.roles:
        found.append(results_section(pending_results(place), now))
    if acts and held.roles & {Role.AUTHORISER, Role.ACCOUNTABLE_PERSON}:
        found += look_back_sections(open_look_backs(place))
    units = units_answered_for(place, held)
    if units:
        speakers = Speakers(place, now)
        titles = unit_titles(unit.id for unit in units)
        found.append(units_section(units, boards_of(units, now), titles, known, speakers, now))
        found += unit_rules_sections(standing_in_units(place, units, day_of(now)))
        found.append(unit_learning_section(units, titles, *waiting_in(units, now)))
    return found


def _own(held: RolesHeld, reader: Reader) -> list[Section]:
    """What has a day comes first, then how she stands."""
    if held.person is None:
        return []
    now, human = clock.now(), held.person.canonical_id
    return [
        *due_sections(due_for([held.person], now)[human], day_of(now)),
        *procedures_sections(held.person, open_tasks(held.person.organisation, at=now, people=[human])),
        *own_rules_sections(held.person, standing_of(held.person, day_of(now))[1]),
        *experience_sections(waiting_for_supervisor_record(held.person)),
        *mentoring_sections(list(mentorships_of(held.person))),
        *asked_sections(asked_of([held.person.id])[human], day_of(now)),
        *own_sections(held.person, plans_of(held.person, at=now), reader, role_titles()),
    ]


def _keeping(place: Organisation, held: RolesHeld) -> list[Section]:
    found = []
    if Role.ADMINISTRATOR in held.roles:
        found.append(administration_section(place, unresolved_look_alikes(place).count()))
    if held.roles & PERMISSIONS[Permission.VIEW_REVIEWS]:
        found += reviews_sections(place, reviews_due(place), day_of(clock.now()))
    if Role.AUDITOR in held.roles:
        found.append(audit_section(place, *ledger_size(place)))
    return found
