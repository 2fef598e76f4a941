"""The page behind the link of an invitation."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.debug import sensitive_post_parameters

from stillroom.apps.accounts.access import open_to_everyone
from stillroom.apps.accounts.forms.accept_invitation import AcceptInvitationForm
from stillroom.apps.accounts.models import Invitation
from stillroom.apps.accounts.selectors.invitations import get_invitation, is_open
from stillroom.apps.accounts.services.accept_invitation import InvitationClosed, accept_invitation


@open_to_everyone("whoever holds the link has no account yet, or has forgotten its password")
@sensitive_post_parameters("password", "password_again")
def invitation(request: HttpRequest, invitation_id: UUID, token: str) -> HttpResponse:
    try:
        found = get_invitation(invitation_id, token=token)
    except Invitation.DoesNotExist as error:
        raise Http404 from error
    if not is_open(found):
        return _closed(request)
    form = AcceptInvitationForm(request.POST or None, invitation=found)
    if not form.is_valid():
        context = {
            "page_title": "Set your name and password",
            "form": form,
            "invitation": found,
            "until": date_format(localtime(found.expires_at), "j F Y"),
        }
        return render(request, "accounts/accept_invitation.jinja", context)
    try:
        accept_invitation(invitation=found, name=form.cleaned_data["name"], password=form.cleaned_data["password"])
    except InvitationClosed:
        return _closed(request)
    messages.success(request, "Your password is set. Sign in with it now.")
    return redirect("account_login")


def _closed(request: HttpRequest) -> HttpResponse:
    context = {"page_title": "This link no longer works"}
    return render(request, "accounts/invitation_closed.jinja", context, status=HTTPStatus.GONE)
