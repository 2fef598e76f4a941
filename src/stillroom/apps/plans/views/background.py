"""The knowledge behind somebody's role, each part to be assessed: nothing is assumed (user story 17)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.people.models import Person
from stillroom.apps.plans.presenters.background import background_section
from stillroom.apps.plans.presenters.person_pages import person_pages
from stillroom.apps.plans.selectors.background import background_of
from stillroom.apps.plans.selectors.reading import reader_in
from stillroom.apps.readiness.views.targets import the_person


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def background(request: HttpRequest, person: Person) -> HttpResponse:
    user, roles, now = account(request), role_titles(), clock.now()
    asked = request.GET.get("role", "")
    reader = reader_in(user, person.organisation)
    found = background_of(person, at=now, role_profile=asked if asked in roles else None)
    context = {
        "page_title": f"Background knowledge of {person.full_name}",
        "person": person,
        "at": now,
        "sections": [background_section(each, person.full_name, reader, roles) for each in found],
        "pages": person_pages(person, user.has_perm, "background"),
    }
    return render(request, "plans/background.jinja", context)
