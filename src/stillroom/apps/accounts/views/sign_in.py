"""The pages of django-allauth that are used, each declaring who may open it."""

from allauth.account import views

from stillroom.apps.accounts.access import open_to_everyone, open_to_signed_in

sign_in = open_to_everyone("to sign in")(
    views.LoginView.as_view(template_name="accounts/sign_in.jinja", extra_context={"page_title": "Sign in"})
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
