"""A person's plan: what is missing for the role held, or for another, and the ways to close it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.places.selectors.units import details_by_unit
from stillroom.apps.plans.asked_for import asked_of
from stillroom.apps.plans.forms.role import RoleFilter
from stillroom.apps.plans.policy import is_own, may_change, sides_of
from stillroom.apps.plans.presenters.asked_for import asked_tasks
from stillroom.apps.plans.presenters.person_pages import person_pages
from stillroom.apps.plans.presenters.plan import plan_finding
from stillroom.apps.plans.presenters.training import week_words
from stillroom.apps.plans.presenters.whole_plan import qualification_words, role_choices, whole_section
from stillroom.apps.plans.selectors.qualification_gaps import band_number, qualification_gaps
from stillroom.apps.plans.selectors.reading import reader_in
from stillroom.apps.plans.selectors.role_bands import posts_of_today, role_bands
from stillroom.apps.plans.selectors.training import sessions_in_week
from stillroom.apps.plans.selectors.whole_plan import whole_plans_of
from stillroom.apps.readiness.views.in_this_unit import in_this_unit_context
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.days import day_of
from stillroom.competence.plan_state import Side


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def plan(request: HttpRequest, person: Person) -> HttpResponse:
    now, user, roles = clock.now(), account(request), role_titles()
    bands = role_bands(person.organisation)
    chosen = RoleFilter(request.GET or {}, roles=role_choices(roles, bands))
    wanted = chosen.chosen()
    plans = whole_plans_of(person, at=now, role_profile=wanted or None)
    reader = reader_in(user, person.organisation)
    units = {str(id_): each.name for id_, each in details_by_unit(organisation=person.organisation).items()}
    posts = posts_of_today(person)
    held = posts[0] if posts else None
    gaps = (
        qualification_gaps(held.staff_group, band_number(held.afc_band), bands.get(wanted, ()), day_of(now))
        if held and wanted and wanted not in {post.role_profile for post in posts}
        else []
    )
    context = {
        "page_title": f"Plan of {person.full_name}",
        "person": person,
        "at": now,
        "action": reverse("plan", args=[person.id]),
        "filter": chosen,
        "findings": [plan_finding(person.full_name, each.found, roles) for each in plans],
        "plans": [
            whole_section(
                each,
                person,
                reader,
                roles,
                units,
                may_change=each.kept is not None and may_change(user, each.kept),
                may_close=each.kept is not None
                and may_change(user, each.kept)
                and Side.REVIEWER in sides_of(user, each.kept),
            )
            for each in plans
        ],
        "asked": asked_tasks(
            asked_of([canonical_person(person).id])[person.canonical_id],
            day_of(now),
            links=is_own(user, canonical_person(person)),
        ),
        "week": week_words(sessions_in_week([person], day_of(now)), now),
        "no_qualification": qualification_words(gaps),
        "may_edit": user.has_perm(Permission.EDIT_PLAN, person),
        **in_this_unit_context(
            person,
            reader=person_in(user, person.organisation),
            only={item.requirement.competency for each in plans for item in each.found.standing.items},
            at=now,
        ),
        "pages": person_pages(person, user.has_perm, "plan"),
    }
    return render(request, "plans/plan.jinja", context)
