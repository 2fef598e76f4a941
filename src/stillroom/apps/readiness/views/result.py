"""Results to read: pending broths and plates, and their outcome."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import NOTE, Draft
from stillroom.apps.ledger.models import Statement
from stillroom.apps.readiness.acting import acting_person, organisations_where
from stillroom.apps.readiness.forms.result import ResultForm
from stillroom.apps.readiness.models import MethodField
from stillroom.apps.readiness.presenters.result import result_page, results_page
from stillroom.apps.readiness.selectors.method_fields import labels, method_fields
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.selectors.results import pending_results
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_statement
from stillroom.competence.days import day_of
from stillroom.competence.statement import Kind


@open_to_signed_in("lists pending results of the organisations in which the reader may read them, and none else")
def results(request: HttpRequest) -> HttpResponse:
    rows = []
    for organisation in organisations_where(request, Permission.READ_RESULT):
        rows += results_page(pending_results(organisation), names_of(organisation))
    return render(request, "readiness/results.jinja", {"page_title": "Results to read", "rows": rows})


@requires(Permission.READ_RESULT, the_statement)
def result(request: HttpRequest, pending: Statement) -> HttpResponse:
    if pending.id not in {row.id for row in pending_results(pending.organisation)} and request.method == "GET":
        raise Http404
    by = acting_person(request, pending.organisation)
    asked = method_fields(pending.method, MethodField.READING, day_of(clock.now()))
    form = ResultForm(request.POST or None, asked=asked)

    def draft(cleaned: dict[str, Any]) -> Draft:
        return Draft(
            id=cleaned["statement"],
            kind=Kind.OBSERVATION,
            person=pending.person,
            author=by.canonical_id,
            occurred_at=clock.now(),
            competency=pending.competency,
            method=pending.method,
            outcome=cleaned["outcome"],
            about=pending.id,
            details=form.details(),
            texts={NOTE: cleaned["note"]} if cleaned["note"] else {},
        )

    return state_by_form(
        request,
        form,
        organisation=pending.organisation,
        by=by,
        draft=draft,
        template="readiness/result.jinja",
        context=result_page(pending, names_of(pending.organisation), labels()),
        said=lambda cleaned: f"The {cleaned['outcome']} is recorded.",
        then=reverse("results"),
    )
