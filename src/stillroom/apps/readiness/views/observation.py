"""Assess: find the person, choose what to see, say how it went."""

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import NOTE, REASON, Draft
from stillroom.apps.ledger.services.state import ConflictingStatement, state
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.acting import acting_person, organisations_where
from stillroom.apps.readiness.forms.observation import EARLIER, ObservationForm
from stillroom.apps.readiness.presenters.observation import (
    checklist,
    observation_page,
    person_choices,
    places_to_choose,
    what_to_assess,
)
from stillroom.apps.readiness.selectors.assessing import Assessable, assessable, assessables
from stillroom.apps.readiness.selectors.finding import people_to_find
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.context import Context
from stillroom.competence.refusal import Refused
from stillroom.competence.statement import Kind

PLACE = "assessing_place"


@open_to_signed_in("lists people of the organisations in which the reader may assess, and none else")
def assess(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("q", "").strip()
    found = people_to_find(organisations_where(request, Permission.OBSERVE), wanted)
    context = {"page_title": "Assess", "q": wanted, "people": person_choices(found)}
    return render(request, "readiness/assess.jinja", context)


@requires(Permission.OBSERVE, the_person)
def assess_person(request: HttpRequest, person: Person) -> HttpResponse:
    by = acting_person(request, person.organisation)
    if request.method == "POST":
        request.session[PLACE] = request.POST.get("place", "")[:200]
        return redirect("assess_person", person_id=person.id)
    found = assessables(person, by=by, at=clock.now(), place=_place(request))
    context = what_to_assess(person, found, names_of(person.organisation), _place(request))
    context["places"] = places_to_choose(found, _place(request))
    return render(request, "readiness/assess_person.jinja", context)


@requires(Permission.OBSERVE, the_person)
def observe(request: HttpRequest, person: Person, requirement_id: UUID) -> HttpResponse:
    by = acting_person(request, person.organisation)
    method = request.GET.get("method", "")
    if not method:
        return redirect("assess_person", person_id=person.id)
    now = clock.now()
    found = assessable(person, requirement_id, method, by=by, at=now, place=_place(request))
    if found is None:
        raise Http404
    points = checklist(found.competency, method)
    form = ObservationForm(request.POST or None, method=method, checklist=points)
    if request.method == "POST" and form.is_valid():
        try:
            _state(person, by, found, form, now)
        except Refused as refused:
            for refusal in refused.refusals:
                form.add_error(None, str(refusal))
        except ConflictingStatement:
            form.add_error(None, "This form was used for something else already. Go back and open it again.")
        else:
            messages.success(request, _said(person, found, form.cleaned_data["outcome"]))
            return redirect("assess_person", person_id=person.id)
    action = f"{reverse('observe', args=[person.id, requirement_id])}?{urlencode({'method': method})}"
    context = observation_page(person, found, names_of(person.organisation)) | {"form": form, "action": action}
    return render(request, "readiness/observe.jinja", context, status=200)


def _state(person: Person, by: Person, found: Assessable, form: ObservationForm, now: datetime) -> None:
    cleaned = form.cleaned_data
    earlier = cleaned["when"] == EARLIER
    texts = {NOTE: cleaned["note"], REASON: cleaned["reason"] if earlier else ""}
    draft = Draft(
        id=cleaned["statement"],
        kind=Kind.OBSERVATION,
        person=person.canonical_id,
        author=by.canonical_id,
        occurred_at=cleaned["occurred_at"] if earlier else now,
        competency=found.competency.code,
        context=found.context,
        method=found.method,
        outcome=cleaned["outcome"],
        details=form.details(),
        texts={field: text for field, text in texts.items() if text},
    )
    state(organisation=person.organisation, draft=draft, by=by, now=now)


def _said(person: Person, found: Assessable, outcome: str) -> str:
    word = {"pass": "a pass", "fail": "a fail", "pending": "a sample, result pending"}[outcome]
    return f"Recorded {word} for {person.full_name}: {found.competency.code} {found.competency.title}."


def _place(request: HttpRequest) -> Context:
    try:
        return Context.parse(str(request.session.get(PLACE, "")))
    except ValueError:
        return Context()
