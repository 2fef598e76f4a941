"""How people sign in: what is in force, and help for somebody who cannot, or must not."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.selectors.sign_in_states import sign_in_states
from stillroom.apps.accounts.services.help_sign_in import close_account, open_account, take_second_factors_away, unlock
from stillroom.apps.accounts.services.note_sign_in import sign_out_everywhere
from stillroom.apps.ledger.presenters.sign_ins import policy_rows, sign_in_rows
from stillroom.apps.ledger.selectors.roles import organisation_roles
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.people.selectors.accounts import accounts_of, is_of_these_only
from stillroom.apps.places.models import Organisation


@requires(Permission.MANAGE_ACCESS, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_ins(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    if request.method == "POST":
        messages.success(request, _help(request, _chosen(request, organisation)))
        return redirect("sign_ins", organisation_id=organisation.id)
    context = {
        "page_title": "How people sign in",
        "organisation": organisation,
        "policy": policy_rows(),
        "rows": sign_in_rows(sign_in_states(accounts_of(organisation))),
    }
    return render(request, "ledger/sign_ins.jinja", context)


def _chosen(request: HttpRequest, organisation: Organisation) -> User:
    """An account of this organisation, and of no other that she does not run."""
    try:
        found = accounts_of(organisation).get(id=UUID(request.POST.get("account", "")))
    except (ValueError, User.DoesNotExist) as error:
        raise Http404 from error
    by = account(request)
    run = {each.id for each in organisation_roles(by) if by.has_perm(Permission.MANAGE_ACCESS, each)}
    if found == by or not is_of_these_only(found, run):
        raise PermissionDenied
    return found


def _help(request: HttpRequest, user: User) -> str:
    by = account(request)
    match request.POST.get("do"):
        case "unlock":
            unlock(user=user, by=by, request=request)
            return f"{user} can try again at once."
        case "second_factors":
            take_second_factors_away(user=user, by=by)
            return f"{user} signs in with a password, and sets a second step up anew."
        case "sign_out":
            sign_out_everywhere(user=user)
            return f"{user} is signed out everywhere."
        case "close":
            close_account(user=user, by=by)
            return f"The account of {user} is closed."
        case "open":
            open_account(user=user, by=by)
            return f"The account of {user} is open again."
        case _:
            raise Http404
