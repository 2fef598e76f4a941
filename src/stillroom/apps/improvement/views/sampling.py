"""Quality sampling: its plan, the draws, and a second look at what was drawn."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.forms.sampling import SampleForm, SamplingPlanForm
from stillroom.apps.improvement.models import Sample
from stillroom.apps.improvement.presenters.findings import quarter_words
from stillroom.apps.improvement.presenters.sampling import (
    draw_rows,
    plan_words,
    sample_facts,
    sample_tasks,
    sampling_finding,
)
from stillroom.apps.improvement.selectors.sampling import (
    draw_of,
    drawn_again,
    draws_of,
    last_quarter,
    sampled,
    samples_of,
    sampling_plan,
)
from stillroom.apps.improvement.services.decide_sample import decide_sample
from stillroom.apps.improvement.services.draw_samples import draw_samples
from stillroom.apps.improvement.services.set_sampling_plan import SUGGESTED, set_sampling_plan
from stillroom.apps.improvement.views.targets import the_sample
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.views.form_page import act, form_page
from stillroom.apps.readiness.selectors.names import competency_titles, names_of
from stillroom.competence.days import day_of

SHOWN = 50


@requires(Permission.VIEW_SAMPLING, the_organisation)
@require_safe
def sampling(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    user, now = account(request), clock.now()
    today, plan, own = day_of(now), sampling_plan(organisation), person_in(user, organisation)
    found, draws = samples_of(organisation, at=now), draws_of(organisation)
    since, _ = last_quarter(today)
    again = "again" in request.GET
    may_set = user.has_perm(Permission.SET_SAMPLING, organisation)
    context = {
        "page_title": "Quality sampling",
        "organisation": organisation,
        "plan": plan_words(plan) if plan else "",
        "finding": sampling_finding(found, today),
        "tasks": sample_tasks(found[:SHOWN], names_of(organisation), today, reader=own.canonical_id if own else ""),
        "more": max(0, len(found) - SHOWN),
        "draws": draw_rows(draws, {each.id: drawn_again(each) for each in draws} if again else {}),
        "again": again,
        "may_set": may_set,
        "to_draw": quarter_words(since) if may_set and plan and draw_of(organisation, since) is None else "",
    }
    return render(request, "improvement/sampling.jinja", context)


@requires(Permission.SET_SAMPLING, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def sampling_settings(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    plan = sampling_plan(organisation)
    initial = {name: getattr(plan, name) for name in SUGGESTED} if plan else SUGGESTED

    def save(cleaned: dict[str, Any]) -> str:
        set_sampling_plan(organisation=organisation, by=account(request), **cleaned)
        return "Saved. Draws that were made keep the plan they were made under."

    return form_page(
        request,
        SamplingPlanForm(request.POST or None, initial=initial),
        title="How much is looked at again",
        caption=organisation.name,
        action="Save",
        back=("Quality sampling", reverse("sampling", args=[organisation.id])),
        save=save,
        said=() if plan else ("The numbers below are a suggestion of ours; no source gives any.",),
    )


@requires(Permission.SET_SAMPLING, the_organisation)
@require_POST
def draw(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    def do() -> str:
        made = draw_samples(organisation=organisation, by=account(request))
        return f"Drawn from {made.decisions:,} decisions. Anybody can repeat the draw from “{made.seed}”."

    act(request, do)
    return redirect("sampling", organisation_id=organisation.id)


@requires(Permission.VIEW_SAMPLING, the_sample)
@require_http_methods(["GET", "HEAD", "POST"])
def sample(request: HttpRequest, found: Sample) -> HttpResponse:
    user, each = account(request), sampled(found, clock.now())
    own = person_in(user, found.organisation)
    may = (
        own is not None
        and own.canonical_id in each.second
        and user.has_perm(Permission.DECIDE_SAMPLE, found.organisation)
    )
    back = ("Quality sampling", reverse("sampling", args=[found.organisation.id]))
    if request.method == "POST" or may:

        def save(cleaned: dict[str, Any]) -> str:
            decide_sample(sample=found, agrees=cleaned["agrees"] == "yes", reason=cleaned["reason"], by=user)
            return "Recorded. Nothing was undone by it."

        return form_page(
            request,
            SampleForm(request.POST or None),
            title="Look at a decision again",
            caption=f"{found.organisation.name}, {found.draw.seed}",
            action="Record",
            back=back,
            save=save,
            template="improvement/decide_sample.jinja",
            more={
                "facts": sample_facts(each, names_of(found.organisation), competency_titles()),
                "statement": found.statement,
            },
        )
    context = {
        "page_title": "A decision that was drawn",
        "back": back,
        "facts": sample_facts(each, names_of(found.organisation), competency_titles()),
        "statement": found.statement,
        "task": sample_tasks([each], names_of(found.organisation), day_of(clock.now()))[0],
        "reason": each.decision.reason if each.decision else "",
    }
    return render(request, "improvement/sample.jinja", context)
