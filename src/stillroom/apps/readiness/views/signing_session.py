"""A tablet that several people sign on: opened by somebody signed in, ended by anybody, by time or by signing out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.services.check_pin import PinLocked, check_pin
from stillroom.apps.accounts.session_start import SHARED
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.forms.signing_session import ExtendForm, WhoForm
from stillroom.apps.readiness.models import SigningSession
from stillroom.apps.readiness.presenters.signing_session import open_page, who_page
from stillroom.apps.readiness.selectors.signing_session import signer, signers
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.services.signing_session import (
    count_wrong_pin,
    extend_signing_session,
    open_signing_session,
)
from stillroom.apps.readiness.shared_tablet import SPEAKING, shared_session
from stillroom.apps.readiness.views.targets import the_unit

OWN = "a signing session shows no more than who may sign in it, to whoever opened it on this tablet"


@requires(Permission.OPEN_SIGNING_SESSION, the_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def open_session(request: HttpRequest, unit: Unit) -> HttpResponse:
    user = account(request)
    recorder = person_in(user, unit.organisation)
    if request.method == "POST" and recorder is not None:
        session = open_signing_session(unit=unit, by=user, recorder=recorder)
        request.session.cycle_key()
        request.session[SHARED] = str(session.id)
        request.session.pop(SPEAKING, None)
        return redirect("signing_session")
    return render(request, "readiness/open_signing_session.jinja", open_page(unit, unit_title(unit), recorder))


@open_to_signed_in(OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """Who is at the tablet now."""
    session = shared_session(request)
    if session is None:
        return redirect("units")
    found = signers(session)
    form = WhoForm(request.POST or None, signers=found)
    if request.method == "POST" and form.is_valid():
        request.session[SPEAKING] = form.cleaned_data["who"]
        chosen = next(each for each in found if str(each.person.id) == form.cleaned_data["who"])
        return redirect(_first_page(chosen.roles))
    page = who_page(session, unit_title(session.unit), found, request.session.get(SPEAKING, ""))
    context = page | {"form": form, "extend": ExtendForm(signers=found)}
    return render(request, "readiness/signing_session.jinja", context)


@open_to_signed_in(OWN)
@require_POST
def extend(request: HttpRequest) -> HttpResponse:
    """As long again, by the PIN of somebody who may sign in it."""
    session = shared_session(request)
    if session is None:
        return redirect("units")
    found = signers(session)
    form = ExtendForm(request.POST, signers=found)
    if form.is_valid() and _is_right(session, form):
        extend_signing_session(session=session)
        messages.success(request, "The signing session goes on.")
        return redirect("signing_session")
    page = who_page(session, unit_title(session.unit), found, request.session.get(SPEAKING, ""))
    context = page | {"form": WhoForm(signers=found), "extend": form, "page_title": "Extend the signing session"}
    return render(request, "readiness/signing_session.jinja", context)


def _is_right(session: SigningSession, form: ExtendForm) -> bool:
    found = signer(session, form.cleaned_data["whose"])
    if found is None:
        raise PermissionDenied
    try:
        if check_pin(user=found.user, pin=form.cleaned_data["pin"]):
            return True
        count_wrong_pin(session)
        form.add_error("pin", "Enter your PIN again; this one is not right")
    except PinLocked:
        form.add_error("pin", "This PIN is locked after 5 wrong tries. Sign in on your own device to open it again")
    return False


def _first_page(roles: frozenset[str]) -> str:
    return next((page for role, page in FIRST_PAGES if role in roles), "assess")


FIRST_PAGES = (("assessor", "assess"), ("authoriser", "to_sign"), ("result_reader", "results"))
