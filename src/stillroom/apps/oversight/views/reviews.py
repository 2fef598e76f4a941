"""The reviews of an organisation: what is due, what was signed, and beginning one."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.oversight.forms.review import BeginTrailForm, SettingsForm
from stillroom.apps.oversight.models import Review
from stillroom.apps.oversight.presenters.reviews import due_rows, review_rows
from stillroom.apps.oversight.selectors.reviews import SHOWN, due, latest_reviewed_day, reviews_of, settings_of
from stillroom.apps.oversight.services.begin_review import begin_review
from stillroom.apps.oversight.services.set_review_settings import SUGGESTED, set_review_settings
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.competence.days import day_of


@requires(Permission.VIEW_REVIEWS, the_organisation)
@require_safe
def reviews(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    user, found = account(request), settings_of(organisation)
    context = {
        "page_title": "Reviews",
        "organisation": organisation,
        "set": found,
        "due": due_rows(due(organisation, found), day_of(clock.now())) if found else [],
        "rows": review_rows(reviews_of(organisation)[:SHOWN]),
        "may_trail": user.has_perm(Permission.REVIEW_TRAIL, organisation),
        "may_access": user.has_perm(Permission.REVIEW_ACCESS, organisation),
        "may_see": user.has_perm(Permission.SEE_WHO_LOOKED, organisation),
    }
    return render(request, "oversight/reviews.jinja", context)


@requires(Permission.REVIEW_TRAIL, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def begin_trail_review(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    found = settings_of(organisation)
    if found is None:
        messages.info(request, "Somebody who reviews access sets first how often you review and what you look for.")
        return redirect("reviews", organisation_id=organisation.id)
    today = day_of(clock.now())
    initial = {"since": latest_reviewed_day(organisation) or today - timedelta(days=found.trail_days), "until": today}
    form = BeginTrailForm(request.POST or None, organisation=organisation, initial=initial)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            review = begin_review(
                kind=Review.Kind.TRAIL,
                organisation=organisation,
                unit=units_of(organisation).get(id=UUID(cleaned["unit"])) if cleaned["unit"] else None,
                since=cleaned["since"],
                until=cleaned["until"],
                by=account(request),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("review", review_id=review.id)
    context = {"page_title": "Review the audit trail", "organisation": organisation, "form": form, "action": "Begin"}
    return render(request, "oversight/form.jinja", context)


@requires(Permission.REVIEW_ACCESS, the_organisation)
@require_POST
def begin_access_review(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    today = day_of(clock.now())
    try:
        review = begin_review(
            kind=Review.Kind.ACCESS, organisation=organisation, since=today, until=today, by=account(request)
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("reviews", organisation_id=organisation.id)
    return redirect("review", review_id=review.id)


@requires(Permission.REVIEW_ACCESS, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def review_settings(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    found = settings_of(organisation)
    initial = {name: getattr(found, name) for name in SUGGESTED} if found else SUGGESTED
    form = SettingsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        set_review_settings(organisation=organisation, by=account(request), **form.cleaned_data)
        messages.success(request, "Recorded. Reviews that were begun keep what they look for.")
        return redirect("reviews", organisation_id=organisation.id)
    context = {"page_title": "How you review", "organisation": organisation, "form": form, "action": "Save"}
    return render(request, "oversight/form.jinja", context)
