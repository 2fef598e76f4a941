"""Assess: find the person, choose what to see, say how it went."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.draft import NOTE, REASON, Draft
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.acting import acting_person, organisations_where
from stillroom.apps.readiness.forms.observation import EARLIER, ObservationForm
from stillroom.apps.readiness.models import MethodField
from stillroom.apps.readiness.presenters.in_this_unit import in_this_unit, procedure_choices
from stillroom.apps.readiness.presenters.observation import (
    checklist,
    observation_page,
    person_choices,
    places_to_choose,
    what_to_assess,
)
from stillroom.apps.readiness.selectors.assessing import Assessable, assessable, assessables
from stillroom.apps.readiness.selectors.finding import people_to_find
from stillroom.apps.readiness.selectors.in_this_unit import in_units_of, named_version
from stillroom.apps.readiness.selectors.method_fields import method_fields
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.statement import Kind

PLACE = "assessing_place"
CARRIED = "carried_over"
CARRIED_FOR = timedelta(hours=4)


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
    today, code = day_of(now), found.competency.code
    here = in_units_of(person, today)
    asked = method_fields(method, MethodField.SAMPLE, today)
    carried = _carried(request, method, now)
    form = ObservationForm(
        request.POST or None,
        method=method,
        checklist=checklist(found.competency, method),
        procedures=procedure_choices(here, code, today),
        asked=asked,
        carried=carried,
    )
    address = reverse("observe", args=[person.id, requirement_id])
    context = observation_page(person, found, names_of(person.organisation))
    context["carried"] = bool(carried)
    context["in_this_unit"] = in_this_unit(here, frameworks(), today, only={code})

    def draft(cleaned: dict[str, Any]) -> Draft:
        return _draft(person, by, found, form, now, named_version(here, cleaned.get("procedure", "")))

    def said(cleaned: dict[str, Any]) -> str:
        _carry_over(request, method, asked, form.details(), now)
        return _said(person, found, cleaned["outcome"])

    return state_by_form(
        request,
        form,
        organisation=person.organisation,
        by=by,
        draft=draft,
        template="readiness/observe.jinja",
        context=context | {"action": f"{address}?{urlencode({'method': method})}"},
        said=said,
        then=reverse("assess_person", args=[person.id]),
    )


def _draft(
    person: Person, by: Person, found: Assessable, form: ObservationForm, now: datetime, procedure: dict[str, str]
) -> Draft:
    cleaned = form.cleaned_data
    earlier = cleaned["when"] == EARLIER
    texts = {NOTE: cleaned["note"], REASON: cleaned["reason"] if earlier else ""}
    return Draft(
        id=cleaned["statement"],
        kind=Kind.OBSERVATION,
        person=person.canonical_id,
        author=by.canonical_id,
        occurred_at=cleaned["occurred_at"] if earlier else now,
        competency=found.competency.code,
        context=found.context,
        method=found.method,
        outcome=cleaned["outcome"],
        details=form.details() | procedure,
        texts={field: text for field, text in texts.items() if text},
    )


def _said(person: Person, found: Assessable, outcome: str) -> str:
    word = {"pass": "a pass", "fail": "a fail", "pending": "a sample, result pending"}[outcome]
    return f"Recorded {word} for {person.full_name}: {found.competency.code} {found.competency.title}."


def _carry_over(
    request: HttpRequest, method: str, asked: Sequence[MethodField], details: Mapping[str, str], now: datetime
) -> None:
    """For the next operator of the session. Kept on the server only, and for some hours."""
    kept = {each.name: details[each.name] for each in asked if each.carried_over and each.name in details}
    if kept:
        request.session[CARRIED] = {"method": method, "until": (now + CARRIED_FOR).isoformat(), "details": kept}


def _carried(request: HttpRequest, method: str, now: datetime) -> dict[str, str]:
    """What the last sample of this method had."""
    found = request.session.get(CARRIED)
    if not found or found["method"] != method or datetime.fromisoformat(found["until"]) < now:
        return {}
    return dict(found["details"])


def _place(request: HttpRequest) -> Context:
    try:
        return Context.parse(str(request.session.get(PLACE, "")))
    except ValueError:
        return Context()
