"""The pages of django-allauth that are used, each declaring who may open it."""

from typing import Any

from allauth.account import views
from django.conf import settings

from stillroom.apps.accounts.access import open_to_everyone, open_to_signed_in
from stillroom.apps.accounts.session_start import ENDED_BECAUSE


class _SignIn(views.LoginView):  # type: ignore[misc]
    """With the hospital's own sign-in beside it, and why the last sign-in ended."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        session = self.request.session
        return context | {
            "ended_because": session.pop(ENDED_BECAUSE, "") if ENDED_BECAUSE in session else "",
            "providers": settings.STILLROOM_SIGN_IN.providers,
            "passkey_address": _where_passkeys_work(self.request.get_host()),
        }


def _where_passkeys_work(host: str) -> str:
    """The address to open instead, when this one is not the one that passkeys belong to."""
    return "" if host.partition(":")[0] == settings.STILLROOM_HOST else settings.STILLROOM_URL


sign_in = open_to_everyone("to sign in")(
    _SignIn.as_view(template_name="accounts/sign_in.jinja", extra_context={"page_title": "Sign in"})
)
sign_out = open_to_everyone("signing out twice does no harm")(
    views.LogoutView.as_view(template_name="accounts/sign_out.jinja", extra_context={"page_title": "Sign out"})
)
inactive = open_to_everyone("tells someone whose account is closed what to do")(
    views.AccountInactiveView.as_view(
        template_name="accounts/inactive.jinja", extra_context={"page_title": "This account is closed"}
    )
)
change_password = open_to_signed_in("one's own password")(
    views.PasswordChangeView.as_view(
        template_name="accounts/change_password.jinja", extra_context={"page_title": "Change your password"}
    )
)
reauthenticate = open_to_signed_in("one's own password")(
    views.ReauthenticateView.as_view(
        template_name="accounts/reauthenticate.jinja", extra_context={"page_title": "Confirm it is you"}
    )
)
