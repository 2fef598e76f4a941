"""What initial training covered, asked of the learner: the beginning of a plan after it (S02 R6)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.plans.forms.earlier_training import EarlierTrainingForm
from stillroom.apps.plans.selectors.learning_plans import earlier_training_of, learning_plan
from stillroom.apps.plans.selectors.plan import derived_for, titles_of
from stillroom.apps.plans.services.state_earlier_training import state_earlier_training
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.plans.views.targets import hers
from stillroom.apps.readiness.views.targets import the_person


@requires(Permission.EDIT_PLAN, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def earlier_training(request: HttpRequest, person: Person, plan_id: UUID) -> HttpResponse:
    plan = hers(learning_plan, person, plan_id)
    found = derived_for(plan, at=clock.now())
    asked = titles_of(found) if found else {}
    form = EarlierTrainingForm(request.POST or None, competencies=asked, said=earlier_training_of(plan))

    def save(cleaned: dict[str, Any]) -> str:
        answers = {code: cleaned[form.name_of(code)] for code in asked if cleaned[form.name_of(code)]}
        state_earlier_training(plan=plan, covered=answers, by=account(request))
        return "The plan now begins with what your training covered, and with what it did not."

    return form_page(
        request,
        form,
        title="What did your initial training cover?",
        caption=person.full_name,
        action="Save",
        back=(f"Plan of {person.full_name}", f"{reverse('plan', args=[person.id])}?role={plan.role_profile}"),
        save=save,
        said=(
            "Answer for each competency of the role. Nothing is taken as held because of what you say here: what was"
            " covered is assessed first, what was not is learned first.",
        ),
    )
