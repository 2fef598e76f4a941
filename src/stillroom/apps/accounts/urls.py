"""Signing in and one's account. Names that begin with `account_` or `mfa_` are those django-allauth looks for."""

from django.urls import path

from stillroom.apps.accounts.views import account, provider, security, sign_in

urlpatterns = [
    path("", account.account, name="account"),
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/passkey/", security.passkey_sign_in, name="mfa_login_webauthn"),
    path("sign-in/second-step/", security.second_step, name="mfa_authenticate"),
    path("sign-in/hospital/", provider.begin, name="provider_sign_in"),
    path("sign-in/hospital/back/", provider.back, name="provider_back"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("sign-out/everywhere/", security.end_all, name="sign_out_everywhere"),
    path("closed/", sign_in.inactive, name="account_inactive"),
    path("password/", sign_in.change_password, name="account_change_password"),
    path("confirm-it-is-you/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("confirm-it-is-you/code/", security.confirm_by_code, name="mfa_reauthenticate"),
    path("confirm-it-is-you/passkey/", security.confirm_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("confirm-it-is-you/hospital/", provider.confirm, name="provider_confirm"),
    path("security/", security.security, name="security"),
    path("security/app/", security.set_up_app, name="mfa_activate_totp"),
    path("security/app/remove/", security.remove_app, name="mfa_deactivate_totp"),
    path("security/hospital/", provider.link, name="link_provider"),
    path("security/passkey/", security.add_passkey, name="mfa_add_webauthn"),
    path("security/passkey/change/", security.change_passkey, name="change_passkey"),
    path("security/pin/", security.pin, name="pin"),
    path("security/recovery-codes/", security.recovery_codes, name="mfa_view_recovery_codes"),
    path("security/recovery-codes/new/", security.new_recovery_codes, name="mfa_generate_recovery_codes"),
    # Where the library sends someone who has changed a second factor.
    path("security/second-step/", security.security, name="mfa_index"),
]
