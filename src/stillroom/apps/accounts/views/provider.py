"""To the hospital's own sign-in and back: to sign in, to link it, to confirm a signature."""

import logging
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import open_to_everyone, open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.adapter import BY_PROVIDER
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.confirmed import confirmed
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.oidc.refusal import NOT_KNOWN, ProviderRefused
from stillroom.apps.accounts.oidc.round_trip import CONFIRM, LINK, SIGN_IN, Answer, address_at, answer_of
from stillroom.apps.accounts.selectors.sign_ins import identities_of
from stillroom.apps.accounts.services.link_identity import account_for, link_identity
from stillroom.apps.accounts.services.provider_confirmation import keep_confirmation
from stillroom.apps.accounts.sign_in_settings import Provider

logger = logging.getLogger("stillroom.sign_in")


@open_to_everyone("to sign in")
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    return _send(request, SIGN_IN)


@open_to_signed_in("one's own account")
@require_safe
@confirmed
def link(request: HttpRequest) -> HttpResponse:
    return _send(request, LINK)


@open_to_signed_in("one's own account")
@require_safe
def confirm(request: HttpRequest) -> HttpResponse:
    """She shows once more at her hospital's sign-in that it is she."""
    linked = {identity.issuer for identity in identities_of(account(request))}
    found = next((each for each in settings.STILLROOM_SIGN_IN.providers if each.issuer in linked), None)
    if found is None:
        return redirect("security")
    return _send(request, CONFIRM, found)


@open_to_everyone("the way back from signing in elsewhere")
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    try:
        answer = answer_of(request)
        match answer.asked.why:
            case "link":
                return _link(request, answer)
            case "confirm":
                return _confirm(request, answer)
            case _:
                return _sign_in(request, answer)
    except ProviderRefused as refused:
        return _refused(request, refused)


def _sign_in(request: HttpRequest, answer: Answer) -> HttpResponse:
    user = account_for(answer)
    if not user.is_active:
        return redirect("account_inactive")
    strong = answer.provider.replaces_second_factor
    record_authentication(request, user, BY_PROVIDER, name=answer.provider.name, strong=strong or None)
    if strong:
        get_adapter(request).login(request, user)
        return redirect(answer.asked.then or "/")
    response: HttpResponse = perform_login(
        request, user, email_verification="none", redirect_url=answer.asked.then or None
    )
    return response


def _link(request: HttpRequest, answer: Answer) -> HttpResponse:
    user = _signed_in(request)
    link_identity(user=user, provider=answer.provider, subject=answer.subject, by=user)
    messages.success(request, f"From now on you can sign in with {answer.provider.name}.")
    return redirect("security")


def _confirm(request: HttpRequest, answer: Answer) -> HttpResponse:
    user = _signed_in(request)
    if account_for(answer) != user:
        raise ProviderRefused("other", "That was somebody else’s sign-in. Confirm with your own.")
    record_authentication(request, user, BY_PROVIDER, name=answer.provider.name, reauthenticated=True)
    keep_confirmation(request, name=answer.provider.name, at=now())
    return redirect(answer.asked.then or "/")


def _signed_in(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise ProviderRefused("signed out", "You are no longer signed in. Sign in, then try again.")
    return request.user


def _send(request: HttpRequest, why: str, provider: Provider | None = None) -> HttpResponse:
    try:
        return redirect(address_at(request, provider or _provider(request), why=why, then=_then(request)))
    except ProviderRefused as refused:
        return _refused(request, refused)


def _then(request: HttpRequest) -> str:
    """Where she wanted to go: within this site, or nowhere."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if safe else ""


def _provider(request: HttpRequest) -> Provider:
    found = settings.STILLROOM_SIGN_IN.provider(request.GET.get("provider", ""))
    if found is None:
        raise ProviderRefused("not set up", "No sign-in of that name is set up here. Use your password or a passkey.")
    return found


def _refused(request: HttpRequest, refused: ProviderRefused) -> HttpResponse:
    logger.warning("provider refused", extra={"fields": {"why": refused.why}})
    context = {
        "page_title": "You are not signed in" if not request.user.is_authenticated else "That did not work",
        "words": str(refused),
        "unknown": str(refused) == NOT_KNOWN,
        "back": reverse("security" if request.user.is_authenticated else "account_login"),
    }
    return render(request, "accounts/provider_refused.jinja", context, status=HTTPStatus.FORBIDDEN)
