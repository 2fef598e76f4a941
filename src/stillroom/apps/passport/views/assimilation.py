"""Placing a unit's staff on a framework's levels."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.passport.forms.assimilation import NONE, AdjustForm, ProposeForm
from stillroom.apps.passport.models import Assimilation, AssimilationLine
from stillroom.apps.passport.presenters.assimilation import (
    COLUMNS,
    assimilation_row,
    confirmed_words,
    exported,
    people_of_lines,
)
from stillroom.apps.passport.presenters.trainees import as_workbook
from stillroom.apps.passport.selectors.assimilation import (
    assimilation_visible_to,
    assimilations_of,
    line_of,
    lines_of,
    versions_with_levels,
)
from stillroom.apps.passport.services.assimilate import adjust_level, confirm_assimilation, propose_assimilation
from stillroom.apps.passport.views.trainees import XLSX, attachment
from stillroom.apps.places.models import Unit
from stillroom.apps.plans.views.form_page import act, form_page
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.views.targets import the_unit
from stillroom.competence.context import ANY

WHO_PLACES = "found only by those who may place the unit's staff"


@requires(Permission.ASSIMILATE, the_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def assimilations(request: HttpRequest, unit: Unit) -> HttpResponse:
    versions = {str(each.id): each for each in versions_with_levels()}
    choices = [(id_, f"{each.framework}, {each.version}") for id_, each in versions.items()]
    form = ProposeForm(request.POST or None, frameworks=choices)
    if request.method == "POST" and form.is_valid():
        try:
            found = propose_assimilation(
                unit=unit, version=versions[form.cleaned_data["framework"]], by=account(request)
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("assimilation", assimilation_id=found.id)
    context = {
        "page_title": "Staff on levels",
        "caption": unit_title(unit),
        "unit": unit,
        "form": form,
        "offered": bool(versions),
        "rows": [assimilation_row(each) for each in assimilations_of(unit)],
    }
    return render(request, "passport/staff/assimilations.jinja", context)


@open_to_signed_in(WHO_PLACES)
@require_safe
def assimilation(request: HttpRequest, assimilation_id: UUID) -> HttpResponse:
    found = _the(request, assimilation_id)
    levels = levels_of(found.framework_version)
    context = {
        "page_title": f"{found.framework_version.framework}, {found.framework_version.version}",
        "caption": unit_title(found.unit),
        "found": found,
        "confirmed": confirmed_words(found),
        "people": people_of_lines(found, lines_of(found), levels, frameworks()),
    }
    return render(request, "passport/staff/assimilation.jinja", context)


@open_to_signed_in(WHO_PLACES)
@require_http_methods(["GET", "HEAD", "POST"])
def adjust(request: HttpRequest, assimilation_id: UUID, line_id: UUID) -> HttpResponse:
    found = _the(request, assimilation_id)
    try:
        line = line_of(found, line_id)
    except AssimilationLine.DoesNotExist as error:
        raise Http404 from error
    described = levels_of(found.framework_version).get(line.competency, [])
    choices = [(str(each.level), f"{each.level} {each.title}") for each in described]
    initial = {"level": NONE if line.level is None else str(line.level)}
    form = AdjustForm(request.POST or None, levels=choices, initial=initial)

    def save(cleaned: dict[str, Any]) -> str:
        level = None if cleaned["level"] == NONE else int(cleaned["level"])
        adjust_level(line=line, level=level, because=cleaned["because"], by=account(request))
        return "Adjusted. What was proposed stays beside it."

    title = competency_words(frameworks(), line.competency, ANY)
    said = (f"Proposed because: {line.proposed_because}.",)
    back = ("Staff on levels", reverse("assimilation", args=[found.id]))
    return form_page(
        request, form, title=title, caption=line.person.full_name, action="Adjust", back=back, save=save, said=said
    )


@open_to_signed_in(WHO_PLACES)
@require_POST
def confirm(request: HttpRequest, assimilation_id: UUID) -> HttpResponse:
    found = _the(request, assimilation_id)

    def do() -> str:
        confirm_assimilation(assimilation=found, by=account(request))
        return "Confirmed. It is a record of levels; nobody is signed off by it."

    act(request, do)
    return redirect("assimilation", assimilation_id=found.id)


@open_to_signed_in(WHO_PLACES)
@require_safe
def download_assimilation(request: HttpRequest, assimilation_id: UUID) -> HttpResponse:
    found = _the(request, assimilation_id)
    rows = exported(lines_of(found), levels_of(found.framework_version), frameworks())
    return attachment(as_workbook("levels", rows, COLUMNS), XLSX, "levels.xlsx")


def _the(request: HttpRequest, assimilation_id: UUID) -> Assimilation:
    try:
        return assimilation_visible_to(account(request), assimilation_id)
    except Assimilation.DoesNotExist as error:
        raise Http404 from error
