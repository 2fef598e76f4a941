"""How one signs in: second step, passkeys, PIN, sign-ins. What changes any of it asks first that it is really she."""

from typing import Any

from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth as webauthn_auth
from allauth.mfa.webauthn.internal.flows import remove_authenticator, rename_authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stillroom.apps.accounts.access import View, open_to_everyone, open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.confirmed import confirmed
from stillroom.apps.accounts.forms.pin import PinForm
from stillroom.apps.accounts.presenters.security import security_page
from stillroom.apps.accounts.selectors.second_factors import passkey_of, second_factors
from stillroom.apps.accounts.selectors.sign_ins import identities_of, pin_of, recent_sign_ins
from stillroom.apps.accounts.services.note_sign_in import sign_out_everywhere
from stillroom.apps.accounts.services.set_pin import remove_pin, set_pin
from stillroom.apps.accounts.session_start import SECOND_FACTOR_DUE, SIGN_IN

OWN = "one's own account"
LONGEST_NAME = 100


@open_to_signed_in(OWN)
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    user = account(request)
    page = security_page(
        second_factors(user),
        pin_of(user),
        recent_sign_ins(user),
        identities_of(user),
        providers=settings.STILLROOM_SIGN_IN.providers,
        due=request.session.get(SECOND_FACTOR_DUE),
        this=request.session.get(SIGN_IN, ""),
        has_password=user.has_usable_password(),
    )
    return render(request, "accounts/security.jinja", page)


class _AddPasskey(webauthn.AddWebAuthnView):  # type: ignore[misc]
    """Kept on the device, which checks who holds it: so it can sign in by itself."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context: dict[str, object] = super(webauthn.AddWebAuthnView, self).get_context_data(**kwargs)
        context["options"] = webauthn_auth.begin_registration(self.request.user, True)
        return context


def _own(view: Any, template: str, title: str) -> View:
    shown: View = view.as_view(template_name=f"accounts/{template}.jinja", extra_context={"page_title": title})
    return open_to_signed_in(OWN)(shown)


def _changing(view: Any, template: str, title: str) -> View:
    shown: View = view.as_view(template_name=f"accounts/{template}.jinja", extra_context={"page_title": title})
    return open_to_signed_in(OWN)(confirmed(shown))


set_up_app = _changing(totp.ActivateTOTPView, "set_up_app", "Set up an authenticator app")
remove_app = _changing(totp.DeactivateTOTPView, "remove_app", "Stop using the authenticator app")
recovery_codes = _changing(codes.ViewRecoveryCodesView, "recovery_codes", "Your recovery codes")
new_recovery_codes = _changing(codes.GenerateRecoveryCodesView, "new_recovery_codes", "Make new recovery codes")
add_passkey = _changing(_AddPasskey, "add_passkey", "Add a passkey")
confirm_by_code = _own(mfa.ReauthenticateView, "confirm_by_code", "Confirm it is you")
confirm_by_passkey = _own(webauthn.ReauthenticateWebAuthnView, "confirm_by_passkey", "Confirm it is you")

second_step = open_to_everyone("the second step of signing in: nobody is signed in yet")(
    mfa.AuthenticateView.as_view(
        template_name="accounts/second_step.jinja", extra_context={"page_title": "Show that it is you"}
    )
)
passkey_sign_in = open_to_everyone("to sign in")(webauthn.LoginWebAuthnView.as_view())


@open_to_signed_in(OWN)
@require_POST
@confirmed
def change_passkey(request: HttpRequest) -> HttpResponse:
    """Rename one of her own, or take it away."""
    try:
        passkey = passkey_of(account(request), int(request.POST.get("passkey", "")))
    except (ValueError, Authenticator.DoesNotExist) as error:
        raise Http404 from error
    name = request.POST.get("name", "").strip()
    if request.POST.get("do") == "remove":
        remove_authenticator(request, passkey)
        messages.success(request, "The passkey no longer signs in.")
    elif name and len(name) <= LONGEST_NAME:
        rename_authenticator(request, passkey, name)
        messages.success(request, "The passkey has its new name.")
    else:
        messages.error(request, f"Enter a name of {LONGEST_NAME} characters or fewer.")
    return redirect("security")


@open_to_signed_in(OWN)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("pin", "again")
@confirmed
def pin(request: HttpRequest) -> HttpResponse:
    user = account(request)
    if request.POST.get("do") == "remove":
        remove_pin(user=user)
        messages.success(request, "Your PIN is removed. You cannot sign on a shared tablet until you set another.")
        return redirect("security")
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_pin(user=user, pin=form.cleaned_data["pin"])
        except ValidationError as error:
            form.add_error("pin", error)
        else:
            messages.success(request, "Your PIN is set. Tell it to nobody: it is your signature on a shared tablet.")
            return redirect("security")
    context = {"page_title": "Set your PIN", "form": form, "has_pin": pin_of(user) is not None}
    return render(request, "accounts/pin.jinja", context)


@open_to_signed_in(OWN)
@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    sign_out_everywhere(user=account(request))
    logout(request)
    messages.success(request, "You are signed out everywhere. If a sign-in was not yours, change your password now.")
    return redirect("account_login")
