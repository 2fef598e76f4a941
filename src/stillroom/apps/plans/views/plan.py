"""A person's plan: what is missing for the role held, or for another."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.people.models import Person
from stillroom.apps.places.selectors.units import details_by_unit
from stillroom.apps.plans.forms.role import RoleFilter
from stillroom.apps.plans.presenters.person_pages import person_pages
from stillroom.apps.plans.presenters.plan import plan_finding, plan_section
from stillroom.apps.plans.selectors.plan import plans_of
from stillroom.apps.plans.selectors.reading import reader_in
from stillroom.apps.readiness.acting import account
from stillroom.apps.readiness.views.targets import the_person


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def plan(request: HttpRequest, person: Person) -> HttpResponse:
    now, user, roles = clock.now(), account(request), role_titles()
    chosen = RoleFilter(request.GET or {}, roles=roles)
    found = plans_of(person, at=now, role_profile=chosen.chosen() or None)
    reader = reader_in(user, person.organisation)
    units = {str(id_): each.name for id_, each in details_by_unit(organisation=person.organisation).items()}
    context = {
        "page_title": f"Plan of {person.full_name}",
        "person": person,
        "at": now,
        "action": reverse("plan", args=[person.id]),
        "filter": chosen,
        "findings": [plan_finding(person.full_name, each, roles) for each in found],
        "plans": [plan_section(each, reader, roles, units) for each in found],
        "pages": person_pages(person, account(request).has_perm, "plan"),
    }
    return render(request, "plans/plan.jinja", context)
