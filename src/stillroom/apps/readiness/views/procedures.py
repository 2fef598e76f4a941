"""A unit's procedures: who has taken up which version, and confirming that one has read one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.models import SopVersion
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.overlay import sop_version, sops_asked
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.acting import acting_person
from stillroom.apps.readiness.forms.confirm_sop import ConfirmSopForm
from stillroom.apps.readiness.presenters.board import board_links
from stillroom.apps.readiness.presenters.procedures import procedures_finding, sop_row
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.selectors.procedures import procedure_tasks
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_person, the_unit
from stillroom.competence.days import day_of
from stillroom.competence.procedure import naming
from stillroom.competence.statement import Kind


@requires(Permission.VIEW_UNIT, the_unit)
@require_safe
def unit_sops(request: HttpRequest, unit: Unit) -> HttpResponse:
    now = clock.now()
    sops = sops_asked([unit.id], day_of(now))
    tasks = procedure_tasks(unit.organisation, at=now, unit=unit)
    context = {
        "page_title": unit_title(unit),
        "unit": unit,
        "links": board_links(unit),
        "finding": procedures_finding(sops, tasks),
        "rows": [sop_row(sop, tasks, names_of(unit.organisation), frameworks(), day_of(now)) for sop in sops],
        "keeps": account(request).has_perm(Permission.KEEP_OVERLAY, unit),
        "at": now,
    }
    return render(request, "readiness/sops.jinja", context)


@requires(Permission.VIEW_UNIT, the_unit)
@require_safe
def unit_sop(request: HttpRequest, unit: Unit, sop_id: UUID) -> HttpResponse:
    now = clock.now()
    sop = _version(unit, sop_id)
    tasks = procedure_tasks(unit.organisation, at=now, unit=unit)
    row = sop_row(sop, tasks, names_of(unit.organisation), frameworks(), day_of(now))
    superseded = sop.id not in {each.id for each in sops_asked([unit.id], day_of(now))}
    context = {
        "page_title": row["title"],
        "unit": unit,
        "unit_name": unit_title(unit),
        "row": row,
        "sop": sop,
        "superseded": superseded,
        "keeps": account(request).has_perm(Permission.KEEP_OVERLAY, unit),
        "at": now,
    }
    return render(request, "readiness/sop.jinja", context)


@requires(Permission.SELF_ASSESS, the_person)
def confirm_sop(request: HttpRequest, person: Person, sop_id: UUID) -> HttpResponse:
    """A self-assessment naming the version: it lies in the ledger, and makes nobody ready for anything."""
    by, now = acting_person(request, person.organisation), clock.now()
    if by.canonical_id != person.canonical_id:
        raise PermissionDenied
    hers = procedure_tasks(person.organisation, at=now, people=[person.canonical_id])
    task = next((task for task in hers if task.sop.id == sop_id), None)
    if task is None or task.sop.asks != SopVersion.Asks.READ:
        messages.info(request, "Nothing is to be confirmed there: the procedure changed, or your role does not ask it.")
        return redirect("home")
    sop = task.sop

    def draft(cleaned: dict[str, Any]) -> Draft:
        return Draft(
            id=cleaned["statement"],
            kind=Kind.SELF_ASSESSMENT,
            person=person.canonical_id,
            author=by.canonical_id,
            occurred_at=now,
            competency=sop.competencies[0],
            details={"confirms": "read and understood", **naming(sop.unit.code, sop.code, sop.version)},
        )

    return state_by_form(
        request,
        ConfirmSopForm(request.POST or None),
        organisation=person.organisation,
        by=by,
        draft=draft,
        template="readiness/confirm_sop.jinja",
        context={"page_title": f"{sop.code} {sop.title}, version {sop.version}", "person": person, "task": task},
        said=lambda _: f"Recorded: you have read {sop.code}, version {sop.version}.",
        then=reverse("home"),
    )


def _version(unit: Unit, sop_id: UUID) -> SopVersion:
    try:
        return sop_version(unit, sop_id)
    except SopVersion.DoesNotExist as error:
        raise Http404 from error
