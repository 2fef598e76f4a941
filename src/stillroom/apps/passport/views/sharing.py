"""Her shares: making one, who looked, stopping."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.passport.forms.sharing import ShareForm
from stillroom.apps.passport.presenters.own import passport_pages
from stillroom.apps.passport.presenters.sharing import item_choices, share_link, share_view
from stillroom.apps.passport.selectors.passport import identity_check
from stillroom.apps.passport.selectors.reference import share_limit
from stillroom.apps.passport.selectors.shares import shareable, shares_of
from stillroom.apps.passport.services.issue_credentials import issue_credentials
from stillroom.apps.passport.services.share_passport import share_passport, stop_sharing
from stillroom.apps.passport.views.targets import OWN_ONLY, the_own, the_share
from stillroom.apps.people.models import Person
from stillroom.competence.days import day_of


@open_to_signed_in(OWN_ONLY)
@require_safe
def shares(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = the_own(request, person_id)
    now = clock.now()
    context = {
        "page_title": "What you share",
        "person": person,
        "pages": passport_pages(person, "shares"),
        "confirmed": identity_check(person) is not None,
        "shares": [share_view(each, now) for each in shares_of(person)],
    }
    return render(request, "passport/shares.jinja", context)


@open_to_signed_in(OWN_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Make a share. Its link is on the page that answers, once."""
    person = the_own(request, person_id)
    if identity_check(person) is None:
        messages.error(request, "Nothing can be shared before somebody has confirmed who you are.")
        return redirect("passport", person_id=person.id)
    if request.method == "POST":
        issue_credentials(person=person, by=account(request))
    items = {str(each.id): each for each in shareable(person)}
    form = ShareForm(request.POST or None, **form_settings(person))
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        try:
            made, token = share_passport(
                person=person,
                items=[items[id_] for id_ in form.chosen()],
                audience=said["audience"],
                purpose=said["purpose"],
                last_day=said["last_day"],
                by=account(request),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            context = {"page_title": "Your share link", "person": person, "share": share_view(made, clock.now())}
            return render(request, "passport/share_made.jinja", context | share_link(token))
    context = {"page_title": "Share your passport", "person": person, "form": form, "any": bool(items)}
    return render(request, "passport/share.jinja", context)


@open_to_signed_in(OWN_ONLY)
@require_POST
def stop(request: HttpRequest, person_id: UUID, share_id: UUID) -> HttpResponse:
    person = the_own(request, person_id)
    stop_sharing(share=the_share(person, share_id), person=person, by=account(request))
    messages.success(request, "It is no longer shared. Whoever opens the link sees nothing of it.")
    return redirect("shares", person_id=person.id)


def form_settings(person: Person) -> dict[str, Any]:
    today = day_of(clock.now())
    limit = share_limit(today)
    items = item_choices(shareable(person), person, clock.now())
    return {"items": items, "today": today, "most_days": limit.most_days, "usual_days": limit.usual_days}
