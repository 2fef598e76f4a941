"""Whose credentials count: the trust list of an organisation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.passport.forms.moving.trust import ANOTHER, ComparedForm, EndForm, TrustForm
from stillroom.apps.passport.presenters.moving.trust import compare_page, trust_rows
from stillroom.apps.passport.selectors.trust_list import other_organisations, trusted_by, trusted_row
from stillroom.apps.passport.services.keep_trust_list import end_trust, trust_issuer, trust_organisation
from stillroom.apps.passport.services.look_up_issuer import look_up_keys
from stillroom.apps.passport.views.moving.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.readiness.selectors.unit_names import unit_titles
from stillroom.standards.credentials.problem import CredentialRefused

METHODS = ["GET", "HEAD", "POST"]
PENDING = "issuer_to_trust"


@requires(Permission.KEEP_TRUST_LIST, the_organisation)
@require_safe
def trust_list(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    rows = trusted_by(organisation)
    context = {
        "page_title": "Whose credentials count",
        "organisation": organisation,
        "rows": trust_rows(rows, unit_titles({row.unit_id for row in rows if row.unit_id})),
    }
    return render(request, "passport/trust_list.jinja", context)


@requires(Permission.KEEP_TRUST_LIST, the_organisation)
@require_http_methods(METHODS)
def trust_somebody(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """One of this installation is added at once; of another the key is looked up and shown to be compared first."""
    others = {str(each.id): each for each in other_organisations(organisation)}
    units = {str(unit.id): unit for unit in units_of(organisation)}
    titles = unit_titles(unit.id for unit in units.values())
    form = TrustForm(
        request.POST or None,
        here=[(id_, each.name) for id_, each in others.items()],
        units=[(id_, titles.get(unit.id, unit.code)) for id_, unit in units.items()],
    )
    back = reverse("trust_list", args=[organisation.id])
    then = [back]

    def save(cleaned: dict[str, Any]) -> str:
        user, who = account(request), cleaned["who"]
        if who != ANOTHER:
            trust_organisation(organisation=organisation, other=others[who], by=user)
            return f"Credentials of {others[who].name} count here from now on."
        try:
            keys = look_up_keys(cleaned["did"].strip())
        except CredentialRefused as refusal:
            raise ValidationError(f"Its keys could not be looked up. {refusal.words}") from refusal
        request.session[PENDING] = {
            "did": cleaned["did"].strip(),
            "name": cleaned["name"],
            "unit": cleaned["unit"],
            "keys": keys,
        }
        then[0] = reverse("compare_issuer", args=[organisation.id])
        return "Its keys were found. Compare them with the issuer before you go on."

    page = form_page(
        request,
        form,
        title="Trust an issuer",
        action="Continue",
        back=("Whose credentials count", back),
        caption=organisation.name,
        said=(
            "What an issuer on this list signed can be accepted here, item by item. Nothing is accepted by being"
            " listed: an authoriser decides.",
        ),
        save=save,
    )
    return redirect(then[0]) if page.status_code == 302 else page


@requires(Permission.KEEP_TRUST_LIST, the_organisation)
@require_http_methods(METHODS)
def compare_issuer(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    pending: dict[str, Any] = request.session.get(PENDING, {})
    if not pending:
        messages.warning(request, "Name the issuer first.")
        return redirect("trust_somebody", organisation_id=organisation.id)

    def save(cleaned: dict[str, Any]) -> str:
        pinned = cleaned["compared"] == "pinned"
        unit = next((each for each in units_of(organisation) if str(each.id) == pending["unit"]), None)
        row = trust_issuer(
            organisation=organisation,
            did=pending["did"],
            name=pending["name"],
            unit=unit,
            keys=pending["keys"] if pinned else {},
            compared_how=cleaned["how"],
            by=account(request),
        )
        del request.session[PENDING]
        return f"Credentials of {row.name} count here from now on."

    return form_page(
        request,
        ComparedForm(request.POST or None),
        title="Compare the key with the issuer",
        action="Trust this issuer",
        back=("Whose credentials count", reverse("trust_list", args=[organisation.id])),
        caption=pending["name"],
        template="passport/compare_issuer.jinja",
        more=compare_page(pending["did"], pending["keys"]),
        save=save,
    )


@requires(Permission.KEEP_TRUST_LIST, the_organisation)
@require_http_methods(METHODS)
def end_trust_in(request: HttpRequest, organisation: Organisation, row_id: UUID) -> HttpResponse:
    try:
        row = trusted_row(organisation, row_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error

    def save(_: dict[str, Any]) -> str:
        end_trust(row=row, by=account(request))
        return f"{row.name} is off the list."

    return form_page(
        request,
        EndForm(request.POST or None),
        title=f"No longer trust {row.name}",
        action="End it",
        back=("Whose credentials count", reverse("trust_list", args=[organisation.id])),
        said=("From now on nothing it signed can be accepted. What was accepted stays, and is followed as before.",),
        save=save,
    )
