"""To sign: what is complete, everything one signature covers, and the signature itself."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.acting import acting_person, organisations_where
from stillroom.apps.readiness.forms.sign_off import SignOffForm
from stillroom.apps.readiness.presenters.sign_off import not_yet_page, sign_off_page, to_sign_rows
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.selectors.signing import Covered, item_of, to_sign, waiting_for_signature
from stillroom.apps.readiness.views.stating import state_by_form
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.gap import REINSTATEMENT
from stillroom.competence.statement import Kind


@open_to_signed_in("lists what waits for the reader's signature where she is an authoriser, and none else")
def waiting(request: HttpRequest) -> HttpResponse:
    rows = []
    for organisation in organisations_where(request, Permission.SIGN_OFF):
        by = acting_person(request, organisation)
        found = waiting_for_signature(organisation, by=by, at=clock.now())
        rows += to_sign_rows(found, names_of(organisation))
    return render(request, "readiness/to_sign.jinja", {"page_title": "To sign", "rows": rows})


@requires(Permission.SIGN_OFF, the_person)
def sign_off(request: HttpRequest, person: Person, requirement_id: UUID) -> HttpResponse:
    by = acting_person(request, person.organisation)
    covered = to_sign(person, requirement_id, at=clock.now())
    if covered is None:
        context = not_yet_page(person, item_of(person, requirement_id, at=clock.now()))
        return render(request, "readiness/nothing_to_sign.jinja", context)
    reinstates = covered.to_sign.item.missing.signatures[0] == REINSTATEMENT
    what = f"{covered.to_sign.competency.code} {covered.to_sign.competency.title}"
    return state_by_form(
        request,
        SignOffForm(request.POST or None, reinstates=reinstates),
        organisation=person.organisation,
        by=by,
        draft=lambda cleaned: _draft(person, by, covered, cleaned),
        template="readiness/sign_off.jinja",
        context=sign_off_page(person, covered, names_of(person.organisation)),
        said=lambda _: f"Signed: {person.full_name}, {what}.",
        then=reverse("to_sign"),
    )


def _draft(person: Person, by: Person, covered: Covered, cleaned: dict[str, Any]) -> Draft:
    item = covered.to_sign.item
    reinstates = item.missing.signatures[0] == REINSTATEMENT
    return Draft(
        id=cleaned["statement"],
        kind=Kind.REINSTATEMENT if reinstates else Kind.SIGN_OFF,
        person=person.canonical_id,
        author=by.canonical_id,
        occurred_at=clock.now(),
        competency=item.requirement.competency,
        version=item.missing.version,
        context=item.requirement.context,
        meaning=cleaned["meaning"],
        valid_until=None if reinstates else cleaned["valid_until"],
        about=item.missing.suspensions[0].id if reinstates else None,
        texts={REASON: cleaned["reason"]} if reinstates else {},
    )
