"""To sign: what is complete, everything one signature covers, and the signature itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.services.reauthenticate import TooManyAttempts, confirm_password
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.services.state import ConflictingStatement, state
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.acting import account, acting_person, organisations_where
from stillroom.apps.readiness.forms.sign_off import SignOffForm
from stillroom.apps.readiness.presenters.sign_off import not_yet_page, sign_off_page, to_sign_rows
from stillroom.apps.readiness.selectors.names import names_of
from stillroom.apps.readiness.selectors.signing import Covered, item_of, to_sign, waiting_for_signature
from stillroom.apps.readiness.views.targets import the_person
from stillroom.competence.gap import REINSTATEMENT
from stillroom.competence.refusal import Refused
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
    form = SignOffForm(request.POST or None, reinstates=reinstates, last_day=covered.to_sign.last_valid_day)
    if request.method == "POST" and form.is_valid() and _confirmed(request, form):
        try:
            state(organisation=person.organisation, draft=_draft(person, by, covered, form), by=by)
        except Refused as refused:
            for refusal in refused.refusals:
                form.add_error(None, str(refusal))
        except ConflictingStatement:
            form.add_error(None, "This form was used for something else already. Go back and open it again.")
        else:
            what = f"{covered.to_sign.competency.code} {covered.to_sign.competency.title}"
            messages.success(request, f"Signed: {person.full_name}, {what}.")
            return redirect("to_sign")
    context = sign_off_page(person, covered, names_of(person.organisation)) | {"form": form, "by": by}
    return render(request, "readiness/sign_off.jinja", context)


def _confirmed(request: HttpRequest, form: SignOffForm) -> bool:
    """The password again, before anything is written: a roll-back must not forget a failure."""
    try:
        if confirm_password(user=account(request), password=form.cleaned_data["password"], request=request):
            return True
        form.add_error("password", "Enter your password again; this one is not right")
    except TooManyAttempts:
        form.add_error("password", "Wait five minutes, then try again: the password was wrong too often")
    return False


def _draft(person: Person, by: Person, covered: Covered, form: SignOffForm) -> Draft:
    item, cleaned = covered.to_sign.item, form.cleaned_data
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
