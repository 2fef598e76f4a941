"""Opens a plan for a role."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.people.models import Person
from stillroom.apps.plans.forms.start_plan import StartPlanForm
from stillroom.apps.plans.models.learning_plan import PlanKind
from stillroom.apps.plans.presenters.whole_plan import role_choices
from stillroom.apps.plans.selectors.role_bands import posts_of_today, role_bands
from stillroom.apps.plans.services.open_plan import open_plan
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.readiness.views.targets import the_person


@requires(Permission.EDIT_PLAN, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def start_plan(request: HttpRequest, person: Person) -> HttpResponse:
    roles, posts = role_titles(), posts_of_today(person)
    asked = request.GET.get("role", "")
    first = asked if asked in roles else next((post.role_profile for post in posts), "")
    form = StartPlanForm(
        request.POST or None,
        roles=role_choices(roles, role_bands(person.organisation)),
        initial={"role": first, "kind": PlanKind.ROLE},
    )

    def save(cleaned: dict[str, Any]) -> str:
        kept = open_plan(
            person=person,
            role_profile=cleaned["role"],
            kind=PlanKind(cleaned["kind"]),
            review_on=cleaned["review_on"],
            by=account(request),
        )
        who = f" {kept.reviewer.full_name} reviews it." if kept.reviewer else " Name somebody who reviews it."
        return f"The plan is open as a draft.{who}"

    back = f"{reverse('plan', args=[person.id])}{f'?role={asked}' if asked in roles else ''}"
    chosen = request.POST.get("role", "")
    return form_page(
        request,
        form,
        title="Open a plan",
        caption=person.full_name,
        action="Open the plan",
        back=(f"Plan of {person.full_name}", back),
        then=f"{reverse('plan', args=[person.id])}?role={chosen}" if chosen in roles else back,
        save=save,
        said=(
            "The gaps are worked out each time from the record and the framework. What is kept here is what you decide:"
            " the ways to close them, who observes, when, and your own goals.",
        ),
    )
