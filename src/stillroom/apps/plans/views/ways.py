"""Choosing a way to close one gap, ending it, and letting a gap stand."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.plans.forms.review import CloseGapForm
from stillroom.apps.plans.forms.way import PRACTICE, WayForm
from stillroom.apps.plans.models import LearningPlan
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.apps.plans.presenters.ways import offered_words, way_choices
from stillroom.apps.plans.selectors.learning_plans import learning_plan, way_of
from stillroom.apps.plans.selectors.people_to_name import person_to_name
from stillroom.apps.plans.selectors.plan import derived_for
from stillroom.apps.plans.selectors.whole_plan import WholePlan, whole_plan
from stillroom.apps.plans.services.choose_way import choose_way as choose
from stillroom.apps.plans.services.close_gap import close_gap as close
from stillroom.apps.plans.services.end_way import end_way as end
from stillroom.apps.plans.views.form_page import act, form_page
from stillroom.apps.plans.views.targets import hers
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.words import STATES
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.plan import OBSERVE, Gap


@requires(Permission.EDIT_PLAN, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_way(request: HttpRequest, person: Person, plan_id: UUID) -> HttpResponse:
    plan = hers(learning_plan, person, plan_id)
    opened = _the_gap(request, plan)
    if opened is None:
        return _closed_by_now(request, plan)
    whole, gap = opened
    requirement, names = gap.item.requirement, names_of(person.organisation)
    loads = [whole.loads[human] for human in whole.found.observers_of(gap)]
    offers = whole.offers.get(requirement.competency, ())
    choices = way_choices(loads, offers, names)
    what = competency_words(whole.found.frameworks, requirement.competency, requirement.context)
    reason = f"Gap in the plan: {what} is {STATES[gap.item.standing.state].label.lower()}"
    form = WayForm(request.POST or None, ways=choices, initial={"reason": reason[:300]})

    def save(cleaned: dict[str, Any]) -> str:
        kind, _, chosen = cleaned["way"].partition(":")
        title = cleaned["practice"] if kind == PRACTICE else choices[cleaned["way"]][0]
        choose(
            plan=plan,
            competency=requirement.competency,
            context=str(requirement.context),
            kind=WayKind(kind),
            title=title,
            item_code=chosen if kind == WayKind.ITEM else "",
            observer=person_to_name(person.organisation, chosen) if kind == WayKind.OBSERVER else None,
            planned_on=cleaned["planned_on"],
            reason=cleaned["reason"],
            by=account(request),
        )
        return f"Chosen for {requirement.competency}: {title}."

    observed = any(step.action == OBSERVE for step in gap.steps)
    return form_page(
        request,
        form,
        title="Choose a way",
        caption=what,
        action="Choose this way",
        back=(f"Plan of {person.full_name}", _plan_address(plan)),
        save=save,
        said=(offered_words(loads, offers, names, observed=observed),),
    )


@requires(Permission.EDIT_PLAN, the_person)
@require_POST
def end_way(request: HttpRequest, person: Person, way_id: UUID) -> HttpResponse:
    way = hers(way_of, person, way_id)
    done = request.POST.get("end") == "done"

    def do() -> str:
        end(way=way, done=done, by=account(request))
        if done:
            return f"Done: {way.title}. The gap closes when it is seen and signed."
        return f"Dropped: {way.title}."

    act(request, do)
    return redirect(_plan_address(way.plan))


@requires(Permission.EDIT_PLAN, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def close_gap(request: HttpRequest, person: Person, plan_id: UUID) -> HttpResponse:
    plan = hers(learning_plan, person, plan_id)
    opened = _the_gap(request, plan)
    if opened is None:
        return _closed_by_now(request, plan)
    whole, gap = opened
    requirement = gap.item.requirement

    def save(cleaned: dict[str, Any]) -> str:
        close(
            plan=plan,
            competency=requirement.competency,
            context=str(requirement.context),
            reason=cleaned["reason"],
            by=account(request),
        )
        return f"The gap {requirement.competency} is closed in this plan. The record stays as it is."

    return form_page(
        request,
        CloseGapForm(request.POST or None),
        title="Let this gap stand",
        caption=competency_words(whole.found.frameworks, requirement.competency, requirement.context),
        action="Close it in the plan",
        back=(f"Plan of {person.full_name}", _plan_address(plan)),
        save=save,
    )


def _the_gap(request: HttpRequest, plan: LearningPlan) -> tuple[WholePlan, Gap] | None:
    """The gap that the address names; None when there is none such, or none any more."""
    wanted = request.GET.get("competency", ""), request.GET.get("context", "")
    now = clock.now()
    found = derived_for(plan, at=now)
    for gap in found.plan.gaps if found else ():
        if (gap.item.requirement.competency, str(gap.item.requirement.context)) == wanted and found:
            return whole_plan(plan.person, found, at=now), gap
    return None


def _closed_by_now(request: HttpRequest, plan: LearningPlan) -> HttpResponse:
    messages.info(request, "This gap is not open in the plan. Choose one of those that are.")
    return redirect(_plan_address(plan))


def _plan_address(plan: LearningPlan) -> str:
    return f"{reverse('plan', args=[plan.person_id])}?role={plan.role_profile}"
