"""Her own passport page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.passport.presenters.own import own_page
from stillroom.apps.passport.selectors.own import own_records
from stillroom.apps.passport.services.issue_credentials import IdentityNotConfirmed, issue_credentials
from stillroom.apps.passport.views.targets import OWN_ONLY, the_own
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.counting import count


@open_to_signed_in(OWN_ONLY)
@require_safe
def my_passport(request: HttpRequest) -> HttpResponse:
    """Of the oldest record of the account; the page leads to the others."""
    records = own_records(account(request))
    if not records:
        return render(request, "passport/no_record.jinja", {"page_title": "My passport"})
    return _page(request, records[0])


@open_to_signed_in(OWN_ONLY)
@require_safe
def passport(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _page(request, the_own(request, person_id))


@open_to_signed_in(OWN_ONLY)
@require_POST
def issue(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Sign what was not signed as a credential yet."""
    person = the_own(request, person_id)
    try:
        found = issue_credentials(person=person, by=account(request))
    except IdentityNotConfirmed:
        messages.error(request, "Nothing is issued before somebody has confirmed who you are.")
    else:
        messages.success(request, f"You have {count(len(found), 'signed credential')} to share or to keep.")
    return redirect("passport", person_id=person.id)


def _page(request: HttpRequest, person: Person) -> HttpResponse:
    return render(request, "passport/passport.jinja", own_page(account(request), person, clock.now()))
