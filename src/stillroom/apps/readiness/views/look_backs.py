"""Look-backs: the list, one of them with its interval, its closing, and the interval as a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.models import Statement
from stillroom.apps.readiness.acting import acting_person, organisations_where
from stillroom.apps.readiness.forms.look_back import CLOSE, LookBackForm
from stillroom.apps.readiness.presenters.look_back import (
    deviation_of,
    facts,
    finding,
    interval_csv,
    interval_rows,
    look_back_rows,
    look_backs_finding,
    review_rows,
)
from stillroom.apps.readiness.selectors.look_backs import (
    Shown,
    affected,
    look_back_of,
    look_backs_of,
    made_between,
    reviews_of,
)
from stillroom.apps.readiness.selectors.names import competency_titles, names_of
from stillroom.apps.readiness.services.review_look_back import ClosedAlready, review_look_back
from stillroom.apps.readiness.views.proof import ask_who_it_is, show_who_it_is
from stillroom.apps.readiness.views.targets import the_statement


@open_to_signed_in("lists look-backs of the organisations in which the reader may review them, and none else")
@require_safe
def look_back_list(request: HttpRequest) -> HttpResponse:
    rows, found = [], []
    for organisation in organisations_where(request, Permission.REVIEW_LOOK_BACK):
        here = look_backs_of(organisation)
        found += here
        rows += look_back_rows(here, names_of(organisation), competency_titles())
    context = {"page_title": "Look-backs", "rows": rows, "finding": look_backs_finding(found)}
    return render(request, "readiness/look_backs.jinja", context)


@requires(Permission.VIEW_LEDGER, the_statement)
@require_safe
def look_back(request: HttpRequest, failure: Statement) -> HttpResponse:
    shown = _shown(failure)
    names, titles = names_of(failure.organisation), competency_titles()
    context = {
        "page_title": f"Look-back: {names.get(shown.person, '')}",
        "failure": failure,
        "open": shown.open,
        "in_error": shown.found.in_error,
        "finding": finding(shown, names.get(shown.person, "")),
        "facts": [
            *facts(shown, failure, names, affected(shown.competency), titles),
            {"key": "Deviation number", "value": deviation_of(failure, shown.review)},
        ],
        "made": interval_rows(made_between(shown, failure.organisation)),
        "reviews": review_rows(reviews_of(failure)),
        "may_review": account(request).has_perm(Permission.REVIEW_LOOK_BACK, failure) and shown.open,
        "at": clock.now(),
    }
    return render(request, "readiness/look_back.jinja", context)


@requires(Permission.VIEW_LEDGER, the_statement)
@require_safe
def look_back_interval(request: HttpRequest, failure: Statement) -> HttpResponse:
    shown = _shown(failure)
    name = names_of(failure.organisation).get(shown.person, "")
    text = interval_csv(shown, made_between(shown, failure.organisation), name)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="look-back-{failure.id}.csv"'
    return response


@requires(Permission.REVIEW_LOOK_BACK, the_statement)
def close_look_back(request: HttpRequest, failure: Statement) -> HttpResponse:
    shown, by = _shown(failure), acting_person(request, failure.organisation)
    if by.canonical_id == shown.person:
        raise Http404
    review = shown.review
    initial = {"deviation": deviation_of(failure, review), "conclusion": review.conclusion if review else ""}
    form = LookBackForm(request.POST or None, initial=initial)
    ask_who_it_is(request, form, by)
    proof = show_who_it_is(request, form) if request.method == "POST" and form.is_valid() else None
    if proof is not None:
        cleaned = form.cleaned_data
        closes = cleaned["next"] == CLOSE
        try:
            review_look_back(
                failure=failure,
                deviation=cleaned["deviation"],
                conclusion=cleaned["conclusion"],
                closed=closes,
                by=account(request),
                person=by,
                signed_with=proof.signed_with,
                signing_session=proof.signing_session,
            )
        except ClosedAlready:
            form.add_error(None, "This look-back is closed already. Open it again to read who closed it and why.")
        else:
            messages.success(request, "The look-back is closed." if closes else "Kept. The look-back stays open.")
            return redirect("look_back", statement_id=failure.id)
    names = names_of(failure.organisation)
    context = {
        "page_title": "Review the look-back",
        "failure": failure,
        "finding": finding(shown, names.get(shown.person, "")),
        "form": form,
        "by": by,
        "back": reverse("look_back", args=[failure.id]),
    }
    return render(request, "readiness/close_look_back.jinja", context)


def _shown(failure: Statement) -> Shown:
    shown = look_back_of(failure)
    if shown is None:
        raise Http404
    return shown
