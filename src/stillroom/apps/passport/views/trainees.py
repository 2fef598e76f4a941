"""The register of pre-registration trainee pharmacy technicians."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.passport.presenters.trainees import (
    NAMES,
    WILLING,
    as_csv,
    as_workbook,
    exported,
    stage_rows,
    trainee_row,
)
from stillroom.apps.passport.selectors.trainees import (
    Trainee,
    organisations_managed,
    trainees_counted,
    trainees_managed_by,
    trainees_willing,
)
from stillroom.apps.passport.selectors.willing import organisations_led_by
from stillroom.apps.readiness.selectors.unit_names import unit_titles

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOTH = "shows trainees of organisations that the reader manages, or leads and then only who is willing"


@open_to_signed_in(BOTH)
@require_safe
def trainees(request: HttpRequest) -> HttpResponse:
    managed, willing, leads = _found(request)
    titles = _titles([*managed, *willing])
    shown = trainees_counted(account(request), at=clock.now()) if leads else None
    context = {
        "page_title": "Register of trainees",
        "managed": [trainee_row(each, titles) for each in managed],
        "willing": [trainee_row(each, titles) for each in willing],
        "manages": bool(organisations_managed(account(request))),
        "leads": leads,
        "stages": [{"cells": cells} for cells in stage_rows(shown)] if shown else [],
        "total": shown.total if shown else None,
        "wide": True,
    }
    return render(request, "passport/staff/trainees.jinja", context)


@open_to_signed_in(BOTH)
@require_safe
def download_trainees(request: HttpRequest) -> HttpResponse:
    """`of=willing`: those who are willing, for a regional lead; otherwise those the reader manages."""
    managed, willing, _ = _found(request)
    of_willing = request.GET.get("of") == "willing"
    found = willing if of_willing else managed
    names = (*NAMES, *WILLING) if of_willing else NAMES
    rows = exported(found, _titles(found), willing=of_willing)
    if request.GET.get("as") == "csv":
        return attachment(as_csv(rows, names), "text/csv; charset=utf-8", "trainees.csv")
    return attachment(as_workbook("trainees", rows, names), XLSX, "trainees.xlsx")


def _found(request: HttpRequest) -> tuple[list[Trainee], list[Trainee], bool]:
    user, now = account(request), clock.now()
    leads = bool(organisations_led_by(user))
    if not leads and not organisations_managed(user):
        raise PermissionDenied
    return trainees_managed_by(user, at=now), trainees_willing(user, at=now) if leads else [], leads


def _titles(found: list[Trainee]) -> dict[UUID, str]:
    return unit_titles({each.unit for each in found})


def attachment(data: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=content_type, headers=headers)
