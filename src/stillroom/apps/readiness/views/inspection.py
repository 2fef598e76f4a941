"""Asking for an inspection pack: of a unit, of a unit at one moment, of a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.models import Job
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.selectors.jobs import jobs_of
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.forms.as_at import THEN
from stillroom.apps.readiness.forms.inspection import MOMENT, PackForm, UnitPackForm
from stillroom.apps.readiness.presenters.inspection_pages import HOLDS, choosing_page
from stillroom.apps.readiness.selectors.inspection.inspectable import (
    inspectable_people,
    inspectable_units,
    own_records,
)
from stillroom.apps.readiness.selectors.inspection.subject import Subject
from stillroom.apps.readiness.selectors.unit_names import unit_title, unit_titles
from stillroom.apps.readiness.services.ask_for_inspection_pack import KIND, ask_for_inspection_pack
from stillroom.apps.readiness.views.targets import the_person, the_unit

JOBS_SHOWN = 20


@open_to_signed_in("lists what the reader may ask a pack of, and the packs she asked for")
@require_safe
def inspection(request: HttpRequest) -> HttpResponse:
    user, wanted = account(request), request.GET.get("person", "")[:200]
    units = inspectable_units(user)
    context = choosing_page(
        units=units,
        titles=unit_titles(unit.id for unit in units),
        people=inspectable_people(user, wanted),
        own=own_records(user),
        jobs=jobs_of(user, KIND)[:JOBS_SHOWN],
        wanted=wanted,
    )
    return render(request, "readiness/inspection.jinja", context)


@requires(Permission.INSPECT_UNIT, the_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def inspect_unit(request: HttpRequest, unit: Unit) -> HttpResponse:
    form = UnitPackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked, now = form.cleaned_data, clock.now()
        is_day = asked["holds"] == MOMENT
        at = min(asked["at"], now) if is_day else now
        known_by = at if is_day and asked["known"] == THEN else None
        subject = Subject(organisation=unit.organisation, at=at, unit=unit, is_day=is_day, known_by=known_by)
        return _started(ask_for_inspection_pack(id=asked["job"], subject=subject, by=account(request)))
    title = f"Inspection pack of {unit_title(unit)}"
    return render(request, "readiness/inspection_ask.jinja", {"page_title": title, "form": form, "holds": HOLDS})


@requires(Permission.INSPECT_PERSON, the_person)
@require_http_methods(["GET", "HEAD", "POST"])
def inspect_person(request: HttpRequest, person: Person) -> HttpResponse:
    form = PackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        subject = Subject(organisation=person.organisation, at=clock.now(), person=person)
        return _started(ask_for_inspection_pack(id=form.cleaned_data["job"], subject=subject, by=account(request)))
    title = f"Inspection pack of {person.full_name}"
    return render(request, "readiness/inspection_ask.jinja", {"page_title": title, "form": form, "holds": HOLDS})


def _started(job: Job) -> HttpResponse:
    return redirect("job", job_id=job.id)
