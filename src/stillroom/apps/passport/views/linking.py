"""Records at several employers, linked by her alone."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.views.errors import too_many_requests
from stillroom.apps.passport.forms.linking import AddressForm, CodeForm
from stillroom.apps.passport.models import LinkedRecord
from stillroom.apps.passport.presenters.own import passport_pages
from stillroom.apps.passport.selectors.own import linked_people, links_of, own_records
from stillroom.apps.passport.services.link_records import (
    GOOD_FOR,
    link_by_code,
    link_own_record,
    link_share,
    make_link_code,
    unlink,
)
from stillroom.apps.passport.views.targets import OWN_ONLY, the_link, the_own
from stillroom.apps.people.models import Person
from stillroom.ui.forms import Form


@open_to_signed_in(OWN_ONLY)
@require_safe
def linked_records(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _page(request, the_own(request, person_id))


@open_to_signed_in(OWN_ONLY)
@require_POST
def make_code(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A code to be entered at the other employer; shown once."""
    person = the_own(request, person_id)
    made = make_link_code(person=person, by=account(request))
    return _page(request, person, made=made)


@open_to_signed_in(OWN_ONLY)
@require_POST
def enter_code(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = the_own(request, person_id)
    if not ratelimit.consume(request, action="link_code", user=request.user):
        return too_many_requests(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            link = link_by_code(person=person, code=form.cleaned_data["code"], by=account(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Your record at {link.label} is linked.")
            return redirect("linked_records", person_id=person.id)
    return _page(request, person, code_form=form)


@open_to_signed_in(OWN_ONLY)
@require_POST
def enter_address(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A share of hers on another installation; sending the form is her consent to fetch it from there."""
    person = the_own(request, person_id)
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            link = link_share(person=person, address=form.cleaned_data["address"], by=account(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Your passport at {link.label} is linked.")
            return redirect("linked_records", person_id=person.id)
    return _page(request, person, address_form=form)


@open_to_signed_in(OWN_ONLY)
@require_POST
def link_own(request: HttpRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    person = the_own(request, person_id)
    other = the_own(request, other_id)
    try:
        link_own_record(person=person, other_id=other.id, by=account(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"Your record at {other.organisation.name} is linked.")
    return redirect("linked_records", person_id=person.id)


@open_to_signed_in(OWN_ONLY)
@require_POST
def end_link(request: HttpRequest, person_id: UUID, link_id: UUID) -> HttpResponse:
    person = the_own(request, person_id)
    unlink(person=person, link=the_link(person, link_id), by=account(request))
    messages.success(request, "The records are no longer linked.")
    return redirect("linked_records", person_id=person.id)


def _page(
    request: HttpRequest,
    person: Person,
    *,
    made: str = "",
    code_form: Form | None = None,
    address_form: Form | None = None,
) -> HttpResponse:
    shown = {person.id, *(each.id for each in linked_people(person))}
    context = {
        "page_title": "Linked records",
        "person": person,
        "pages": passport_pages(person, "linked_records"),
        "links": [(each, _label(person, each)) for each in links_of(person)],
        "unlinked": [each for each in own_records(account(request)) if each.id not in shown],
        "made": made,
        "minutes": int(GOOD_FOR.total_seconds() // 60),
        "code_form": code_form or CodeForm(),
        "address_form": address_form or AddressForm(),
        "form": code_form or address_form or CodeForm(),
    }
    return render(request, "passport/linked.jinja", context)


def _label(person: Person, link: LinkedRecord) -> str:
    """The employer on the other side, whichever side this is."""
    return link.person.organisation.name if link.person_id != person.id else link.label
