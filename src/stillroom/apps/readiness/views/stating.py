"""What every page shares that states one thing by one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from stillroom.apps.accounts.services.reauthenticate import TooManyAttempts, confirm_password
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.services.state import ConflictingStatement, state
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.acting import account
from stillroom.apps.readiness.forms.stating import SigningForm, StatingForm
from stillroom.competence.refusal import Refused

MakeDraft = Callable[[dict[str, Any]], Draft]
MakeWords = Callable[[dict[str, Any]], str]


def state_by_form(
    request: HttpRequest,
    form: StatingForm,
    *,
    organisation: Organisation,
    by: Person,
    draft: MakeDraft,
    template: str,
    context: dict[str, Any],
    said: MakeWords | None = None,
    then: str = "",
    only_show: bool = False,
) -> HttpResponse:
    """Show the form, or state what it says and show the statement. `draft` makes it from the cleaned values.

    With `then`, an address, the reader goes there instead, and `said` makes the words she is greeted with.
    """
    if request.method == "POST" and not only_show and form.is_valid() and _confirmed(request, form):
        stated = draft(form.cleaned_data)
        try:
            state(organisation=organisation, draft=stated, by=by)
        except Refused as refused:
            form.add_refusals(refused)
        except ConflictingStatement:
            form.add_error(None, "This form was used for something else already. Go back and open it again.")
        else:
            words = said(form.cleaned_data) if said else "Recorded. This is the statement as it stands in the ledger."
            messages.success(request, words)
            return redirect(then or reverse("statement", args=[stated.id]))
    return render(request, template, {**context, "form": form, "by": by})


def _confirmed(request: HttpRequest, form: StatingForm) -> bool:
    """The password again where it is a signature, before anything is written: a roll-back must not forget a failure."""
    if not isinstance(form, SigningForm):
        return True
    try:
        if confirm_password(user=account(request), password=form.cleaned_data["password"], request=request):
            return True
        form.add_error("password", "Enter your password again; this one is not right")
    except TooManyAttempts:
        form.add_error("password", "Wait five minutes, then try again: the password was wrong too often")
    return False
