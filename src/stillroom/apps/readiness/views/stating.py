"""What every page shares that states one thing by one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.services.state import ConflictingStatement, state
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.forms.stating import StatingForm
from stillroom.apps.readiness.views.proof import ask_who_it_is, show_who_it_is
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
    ask_who_it_is(request, form, by)
    proof = show_who_it_is(request, form) if request.method == "POST" and not only_show and form.is_valid() else None
    if proof is not None:
        stated = proof.on(draft(form.cleaned_data))
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
