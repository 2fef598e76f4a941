"""Confirming who people are, before anything is issued in their names."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.passport.forms.identity import IdentityForm
from stillroom.apps.passport.models import IdentityCheck
from stillroom.apps.passport.presenters.passport import check_words
from stillroom.apps.passport.selectors.identity import to_confirm
from stillroom.apps.passport.selectors.passport import identity_check
from stillroom.apps.passport.services.confirm_identity import OwnIdentity, confirm_identity
from stillroom.apps.passport.views.targets import the_human
from stillroom.apps.people.models import Person


@open_to_signed_in("lists only those whose identity the reader may confirm")
@require_safe
def identities(request: HttpRequest) -> HttpResponse:
    context = {"page_title": "Confirm who people are", "people": to_confirm(account(request))}
    return render(request, "passport/identities.jinja", context)


@requires(Permission.CONFIRM_IDENTITY, the_human)
@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: HttpRequest, person: Person) -> HttpResponse:
    form = IdentityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            confirm_identity(person=person, how=IdentityCheck.How(form.cleaned_data["how"]), by=account(request))
        except OwnIdentity:
            form.add_error(None, "Nobody confirms who they are themselves. Ask somebody else who may.")
        else:
            messages.success(request, f"Recorded. {person.full_name} can share their passport now.")
            return redirect("identities")
    context = {
        "page_title": f"Confirm who {person.full_name} is",
        "person": person,
        "form": form,
        "checked": check_words(identity_check(person)),
    }
    return render(request, "passport/identity.jinja", context)
