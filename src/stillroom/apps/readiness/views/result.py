"""Results to read: pending broths and plates, and their outcome."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import NOTE, Draft
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.services.state import ConflictingStatement, state
from stillroom.apps.readiness.acting import acting_person, organisations_where
from stillroom.apps.readiness.forms.result import ResultForm
from stillroom.apps.readiness.presenters.result import result_page, results_page
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.selectors.results import pending_results
from stillroom.apps.readiness.views.targets import the_statement
from stillroom.competence.refusal import Refused
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
    form = ResultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        draft = Draft(
            id=form.cleaned_data["statement"],
            kind=Kind.OBSERVATION,
            person=pending.person,
            author=by.canonical_id,
            occurred_at=clock.now(),
            competency=pending.competency,
            method=pending.method,
            outcome=form.cleaned_data["outcome"],
            about=pending.id,
            details=form.details(),
            texts={NOTE: form.cleaned_data["note"]} if form.cleaned_data["note"] else {},
        )
        try:
            state(organisation=pending.organisation, draft=draft, by=by)
        except Refused as refused:
            for refusal in refused.refusals:
                form.add_error(None, str(refusal))
        except ConflictingStatement:
            form.add_error(None, "This form was used for something else already. Go back and open it again.")
        else:
            messages.success(request, f"The {draft.outcome} is recorded.")
            return redirect("results")
    context = result_page(pending, names_of(pending.organisation)) | {"form": form}
    return render(request, "readiness/result.jinja", context)
